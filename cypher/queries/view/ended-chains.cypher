// Answers: the keys of which a version no longer stands: those that have more versions than one, or are closed.
// System: yes
// Column: chain string
MATCH (r:Record)
WHERE r.standsUntil < '9999-12-31T23:59:59.999Z'
RETURN DISTINCT r.chain AS chain
