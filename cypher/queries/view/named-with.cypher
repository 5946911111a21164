// Answers: everything that is named by a record which names one of the entities, in any version and compartment: what an
// auditor is kept from with those whom a case is about. It is looked up in the audit record and shown to nobody.
// System: yes
// Parameter: entities string[]
// Column: id string
UNWIND $entities AS entity
MATCH (:Entity {id: entity})<-[:NAMES]-(:Record)-[:NAMES]->(e:Entity)
RETURN DISTINCT e.id AS id
