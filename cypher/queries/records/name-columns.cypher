// Answers: nothing; joins records to the entities that they name, given as one list per column.
// System: yes
// Mode: load
// Parameter: records string[]
// Parameter: entities string[]
// Parameter: roles string[]
UNWIND range(0, size($records) - 1) AS i
MATCH (r:Record {id: $records[i]})
MATCH (e:Entity {id: $entities[i]})
MERGE (r)-[:NAMES {role: $roles[i]}]->(e)
