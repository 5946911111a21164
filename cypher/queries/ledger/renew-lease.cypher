// Answers: the owner again where the lease is still the caller's; nothing where another took it over.
// System: yes
// Mode: write
// Parameter: owner string
// Parameter: expires string
MATCH (m:LedgerMark {id: 'loader'})
WHERE m.owner = $owner
SET m.expires = $expires
RETURN m.owner AS owner
