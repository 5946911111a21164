// Answers: the rows of the force's registers of its people that are some people's own, every version of any compartment.
// System: yes
// Parameter: entities string[]
// Parameter: rows string[]
// Column: id string
UNWIND $entities AS entity
MATCH (:Entity {id: entity})<-[n:NAMES]-(r:Record)
WHERE (r.source + ' ' + n.role) IN $rows
RETURN DISTINCT r.id AS id
