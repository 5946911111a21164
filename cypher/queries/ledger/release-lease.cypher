// Answers: nothing; gives the right to load up where it is still the caller's. `holder` stays: whoever finds that they were
// replaced is told by whom, also once that load is done.
// System: yes
// Mode: write
// Parameter: owner string
MATCH (m:LedgerMark {id: 'loader'})
WHERE m.owner = $owner
SET m.owner = ''
