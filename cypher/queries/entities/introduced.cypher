// Answers: which of the given entities some record introduces, in its introducing role; of any compartment, so for ingest alone.
// System: yes
// Parameter: entities { id: string; role: string }[]
// Column: id string
UNWIND $entities AS entity
MATCH (e:Entity {id: entity.id})<-[n:NAMES]-(r:Record)
WHERE n.role = entity.role
RETURN DISTINCT e.id AS id
