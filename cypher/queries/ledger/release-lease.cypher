// Answers: nothing; gives the right to load up where it is still the caller's.
// System: yes
// Mode: write
// Parameter: owner string
MATCH (m:LedgerMark {id: 'loader'})
WHERE m.owner = $owner
SET m.owner = '', m.holder = ''
