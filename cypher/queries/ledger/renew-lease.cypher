// Answers: the owner again where the lease is still the caller's; nothing where another took it over. Setting `asked`
// takes the lock on the mark before its owner is read, so that what is written in the same transaction is written
// before anybody else can take the lease over, or not at all.
// System: yes
// Mode: write
// Parameter: owner string
// Parameter: milliseconds Integer
MATCH (m:LedgerMark {id: 'loader'})
SET m.asked = $owner
WITH m
WHERE m.owner = $owner
SET m.expires = timestamp() + $milliseconds
RETURN m.owner AS owner
