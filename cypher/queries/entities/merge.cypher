// Answers: nothing; entities that are there already stay as they are.
// System: yes
// Mode: load
// Parameter: entities { id: string; kind: string; register: string; force: string; nativeId: string }[]
UNWIND $entities AS entity
MERGE (e:Entity {id: entity.id})
ON CREATE SET e.kind = entity.kind, e.register = entity.register, e.force = entity.force, e.nativeId = entity.nativeId
