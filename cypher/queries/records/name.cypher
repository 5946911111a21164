// Answers: nothing; joins records to the entities that they name.
// System: yes
// Mode: load
// Parameter: namings { record: string; entity: string; role: string }[]
UNWIND $namings AS naming
MATCH (r:Record {id: naming.record})
MATCH (e:Entity {id: naming.entity})
MERGE (r)-[:NAMES {role: naming.role}]->(e)
