// Answers: every record version with labels that this reader has, superseded ones too, in no order.
// Column: head string
// Column: row string
// Column: meanings string
// Column: namings string
// Column: recordedAt string
// Column: standsUntil string
MATCH (r:Record)
WHERE {{labelled-record r}}
RETURN r.head AS head, r.row AS row, r.meanings AS meanings, r.namings AS namings, r.recordedAt AS recordedAt,
  r.standsUntil AS standsUntil
