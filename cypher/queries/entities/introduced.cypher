// Answers: the records that introduce the given entities, in their introducing role, with labels and where they were
// delivered; of any compartment, so for ingest alone, which works out who may know of them.
// System: yes
// Parameter: entities { id: string; role: string }[]
// Column: entity string
// Column: id string
// Column: source string
// Column: compartment string
// Column: handlingClass string
// Column: names string[]
// Column: seen string[]
UNWIND $entities AS entity
MATCH (e:Entity {id: entity.id})<-[n:NAMES]-(r:Record)
WHERE n.role = entity.role
RETURN e.id AS entity, r.id AS id, r.source AS source, r.compartment AS compartment, r.handlingClass AS handlingClass, r.names AS names,
  r.seen AS seen
