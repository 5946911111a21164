// Answers: who may load now: the caller where nobody held the lease, it had run out by the clock of the server, or its
// holder is known to be gone. Setting `asked` takes the lock on the mark before its owner is read.
// System: yes
// Mode: write
// Parameter: owner string
// Parameter: holder string
// Parameter: milliseconds Integer
// Parameter: gone string
MERGE (m:LedgerMark {id: 'loader'})
SET m.asked = $owner
WITH m, (m.owner IS NULL OR m.owner IN ['', $gone, $owner] OR coalesce(m.expires <= timestamp(), true)) AS free
SET m.holder = CASE WHEN free THEN $holder ELSE m.holder END,
  m.expires = CASE WHEN free THEN timestamp() + $milliseconds ELSE m.expires END,
  m.owner = CASE WHEN free THEN $owner ELSE m.owner END
RETURN m.owner AS owner
