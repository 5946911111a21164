// Answers: 1 where any version of the workforce register is held in the open, whatever the reader may see of it; else 0.
// System: yes
// Column: held Integer
MATCH (r:Record {source: 'workforce'})
WHERE r.compartment = ''
WITH r LIMIT 1
RETURN count(r) AS held
