// Answers: ids and counts of the contact months of a delivery and source, for verify alone.
// System: yes
// Parameter: source string
// Parameter: delivery string
// Column: id string
// Column: count Integer
MATCH (:Entity)-[c:CONTACT]->(:Entity)
WHERE c.source = $source AND c.delivery = $delivery
RETURN c.id AS id, c.count AS count
ORDER BY id
