// Answers: the entries of the audit record from one number to another, in order.
// System: yes
// Parameter: from Integer
// Parameter: to Integer
// Column: entry Record<string, unknown>
UNWIND range($from, $to) AS seq
MATCH (a:AuditEntry {seq: seq})
RETURN properties(a) AS entry
ORDER BY a.seq
