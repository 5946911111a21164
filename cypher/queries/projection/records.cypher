// Answers: the record versions that a projection is made of, in no order; `head` is packed (src/graph/record-head.ts).
// Column: head string
// Column: meanings string
// Column: namings string
// Column: recordedAt string
// Column: standsUntil string
MATCH (r:Record)
WHERE {{standing-record r}}
RETURN r.head AS head, r.meanings AS meanings, r.namings AS namings, r.recordedAt AS recordedAt, r.standsUntil AS standsUntil
