// Answers: nothing; stores a set of ids that entries show, once.
// System: yes
// Mode: write
// Parameter: hash string
// Parameter: ids string
MERGE (s:AuditIds {hash: $hash})
ON CREATE SET s.ids = $ids
