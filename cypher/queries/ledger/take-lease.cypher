// Answers: who may load now: the caller where nobody held the lease, it had run out, or its holder is known to be gone.
// System: yes
// Mode: write
// Parameter: owner string
// Parameter: holder string
// Parameter: now string
// Parameter: expires string
// Parameter: gone string
MERGE (m:LedgerMark {id: 'loader'})
SET m.asked = $owner
WITH m, (m.owner IS NULL OR m.owner = '' OR m.owner = $gone OR m.owner = $owner OR m.expires < $now) AS free
SET m.holder = CASE WHEN free THEN $holder ELSE m.holder END,
  m.expires = CASE WHEN free THEN $expires ELSE m.expires END,
  m.owner = CASE WHEN free THEN $owner ELSE m.owner END
RETURN m.owner AS owner, m.holder AS holder
