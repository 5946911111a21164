// Answers: when the records that name some numbers and accounts are about, to hide those of an excluded person's time.
// System: yes
// Parameter: entities string[]
// Column: entity string
// Column: id string
// Column: source string
// Column: validFirst string
// Column: validLast string
// Column: recordedAt string
UNWIND $entities AS entity
MATCH (:Entity {id: entity})<-[:NAMES]-(r:Record)
RETURN DISTINCT entity, r.id AS id, r.source AS source, r.validFirst AS validFirst, r.validLast AS validLast, r.recordedAt AS recordedAt
