// Answers: nothing; joins records to the entities that they name, given as one list per column. `at` counts them from 0.
// System: yes
// Mode: write
// Parameter: at number[]
// Parameter: records string[]
// Parameter: entities string[]
// Parameter: roles string[]
UNWIND $at AS i
MATCH (r:Record {id: $records[i]})
MATCH (e:Entity {id: $entities[i]})
CREATE (r)-[:NAMES {role: $roles[i]}]->(e)
