// Answers: every property of the contact months whose ids begin so, and their ends, in no order; for the anchor alone.
// System: yes
// Parameter: prefix string
// Column: from string
// Column: to string
// Column: properties Record<string, unknown>
MATCH (a:Entity)-[c:CONTACT]->(b:Entity)
WHERE c.id STARTS WITH $prefix
RETURN a.id AS from, b.id AS to, properties(c) AS properties
