// Answers: figures that change whenever what is loaded changes, to tell whether what was read before still holds.
// System: yes
// Column: records Integer
// Column: files Integer
// Column: done Integer
// Column: closed Integer
OPTIONAL MATCH (r:Record)
WITH count(r) AS records
OPTIONAL MATCH (d:DeliveryFile)
RETURN records, count(d) AS files, sum(CASE WHEN d.state = 'done' THEN 1 ELSE 0 END) AS done,
  sum(CASE WHEN d.closes THEN 1 ELSE 0 END) AS closed
