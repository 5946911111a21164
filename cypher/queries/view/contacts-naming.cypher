// Answers: when the contact months of some numbers and accounts took place, to hide those of an excluded person's time.
// System: yes
// Parameter: entities string[]
// Column: entity string
// Column: id string
// Column: first string
// Column: last string
UNWIND $entities AS entity
MATCH (:Entity {id: entity})-[c:CONTACT]-(:Entity)
RETURN DISTINCT entity, c.id AS id, c.first AS first, c.last AS last
