// Answers: every property of every entity, in no order; for the anchor alone.
// System: yes
// Column: properties Record<string, unknown>
MATCH (e:Entity)
RETURN properties(e) AS properties
