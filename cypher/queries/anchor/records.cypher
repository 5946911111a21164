// Answers: every property of the records whose ids begin so, in no order; of any compartment, so for the anchor alone.
// System: yes
// Parameter: prefix string
// Column: properties Record<string, unknown>
MATCH (r:Record)
WHERE r.id STARTS WITH $prefix
RETURN properties(r) AS properties
