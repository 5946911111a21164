// Answers: how much there is to read for the anchor's digest.
// System: yes
// Column: records Integer
// Column: contacts Integer
OPTIONAL MATCH (r:Record)
WITH count(r) AS records
OPTIONAL MATCH (:Entity)-[c:CONTACT]->(:Entity)
RETURN records, count(c) AS contacts
