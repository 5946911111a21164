// Answers: what the records whose ids begin so name, in no order; for the anchor alone.
// System: yes
// Parameter: prefix string
// Column: record string
// Column: role string
// Column: entity string
MATCH (r:Record)-[n:NAMES]->(e:Entity)
WHERE r.id STARTS WITH $prefix
RETURN r.id AS record, n.role AS role, e.id AS entity
