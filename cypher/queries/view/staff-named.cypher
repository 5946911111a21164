// Answers: the graph ids of the member of staff whom the access file names, one for each force that has one of that id.
// System: yes
// Parameter: nativeId string
// Column: id string
MATCH (e:Entity {register: 'staff'})
WHERE e.nativeId = $nativeId
RETURN e.id AS id
