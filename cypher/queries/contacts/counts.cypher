// Answers: id and count of every contact month, for verify alone.
// System: yes
// Column: id string
// Column: count Integer
MATCH (:Entity)-[c:CONTACT]->(:Entity)
RETURN c.id AS id, c.count AS count
ORDER BY id
