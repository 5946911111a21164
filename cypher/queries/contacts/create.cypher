// Answers: nothing; creates contact months between entities that are there. `contact` also holds the link's properties.
// System: yes
// Mode: load
// Parameter: contacts { from: string; to: string; properties: Record<string, unknown> }[]
UNWIND $contacts AS contact
MATCH (a:Entity {id: contact.from})
MATCH (b:Entity {id: contact.to})
CREATE (a)-[c:CONTACT]->(b)
SET c = contact.properties
