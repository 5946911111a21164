// Answers: sets of ids that entries show.
// System: yes
// Parameter: hashes string[]
// Column: hash string
// Column: ids string
UNWIND $hashes AS hash
MATCH (s:AuditIds {hash: hash})
RETURN s.hash AS hash, s.ids AS ids
