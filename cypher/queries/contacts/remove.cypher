// Answers: nothing; takes out contact months, by their ends and id.
// System: yes
// Mode: load
// Parameter: contacts { id: string; from: string; to: string }[]
UNWIND $contacts AS contact
MATCH (a:Entity {id: contact.from})-[c:CONTACT]->(b:Entity {id: contact.to})
WHERE c.id = contact.id
DELETE c
