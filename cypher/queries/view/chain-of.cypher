// Answers: every version of the key that a record is a version of, with labels that this reader has, in no order.
// Parameter: id string
// Column: id string
// Column: source string
// Column: force string
// Column: system string
// Column: key string
// Column: hash string
// Column: row string
// Column: meanings string
// Column: namings string
// Column: gradeScheme string
// Column: gradeText string
// Column: handling string
// Column: handlingClass string
// Column: compartment string
// Column: validFirst string
// Column: validLast string
// Column: recordedAt string
// Column: standsUntil string
// Column: delivery string
// Column: file string
// Column: line Integer
MATCH (given:Record {id: $id})
MATCH (r:Record {chain: given.chain})
WHERE {{labelled-record r}}
RETURN r.id AS id, r.source AS source, r.force AS force, r.system AS system, r.key AS key, r.hash AS hash, r.row AS row,
  r.meanings AS meanings, r.namings AS namings, r.gradeScheme AS gradeScheme, r.gradeText AS gradeText,
  r.handling AS handling, r.handlingClass AS handlingClass, r.compartment AS compartment,
  r.validFirst AS validFirst, r.validLast AS validLast, r.recordedAt AS recordedAt, r.standsUntil AS standsUntil,
  r.delivery AS delivery, r.file AS file, r.line AS line
