// Answers: where the audit record ends, as its head says; and how many entries are there.
// System: yes
// Column: seq Integer
// Column: hash string
// Column: entries Integer
OPTIONAL MATCH (h:AuditHead {id: 'head'})
WITH coalesce(h.seq, 0) AS seq, coalesce(h.hash, '') AS hash
OPTIONAL MATCH (a:AuditEntry)
RETURN seq, hash, count(a) AS entries
