// Answers: 1 where the graph holds any record, whoever may see it; else 0.
// System: yes
// Column: held Integer
MATCH (r:Record)
WITH r LIMIT 1
RETURN count(r) AS held
