// Answers: the head of the audit record alone, to append after it.
// System: yes
// Column: seq Integer
// Column: hash string
MATCH (h:AuditHead {id: 'head'})
RETURN coalesce(h.seq, 0) AS seq, coalesce(h.hash, '') AS hash
