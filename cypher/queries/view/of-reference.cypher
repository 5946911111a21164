// Answers: the graph ids of everything that typed references name, one for each force and system that has one of that id;
// whatever the reader may see of them, so for what is never shown: the audit record, and what an exclusion hides.
// System: yes
// Parameter: register string
// Parameter: nativeIds string[]
// Column: id string
UNWIND $nativeIds AS nativeId
MATCH (e:Entity {register: $register})
WHERE e.nativeId = nativeId
RETURN e.id AS id
