// Answers: every version of the key that a record is a version of, with labels that this reader has, in no order.
// Parameter: id string
// Column: head string
// Column: row string
// Column: meanings string
// Column: namings string
// Column: recordedAt string
// Column: standsUntil string
// Column: delivery string
// Column: file string
// Column: line Integer
MATCH (given:Record {id: $id})
MATCH (r:Record {chain: given.chain})
WHERE {{labelled-record r}}
RETURN r.head AS head, r.row AS row, r.meanings AS meanings, r.namings AS namings, r.recordedAt AS recordedAt,
  r.standsUntil AS standsUntil, r.delivery AS delivery, r.file AS file, r.line AS line
