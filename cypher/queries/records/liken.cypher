// Answers: nothing; gives records that an earlier version of the product loaded what they are compared with others by.
// System: yes
// Mode: load
// Parameter: likenesses { id: string; likeness: string }[]
UNWIND $likenesses AS given
MATCH (r:Record {id: given.id})
SET r.likeness = given.likeness
