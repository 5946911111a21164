// Answers: every record version with labels that this reader has, superseded ones too, in no order.
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
MATCH (r:Record)
WHERE {{labelled-record r}}
RETURN r.id AS id, r.source AS source, r.force AS force, r.system AS system, r.key AS key, r.hash AS hash, r.row AS row,
  r.meanings AS meanings, r.namings AS namings, r.gradeScheme AS gradeScheme, r.gradeText AS gradeText,
  r.handling AS handling, r.handlingClass AS handlingClass, r.compartment AS compartment,
  r.validFirst AS validFirst, r.validLast AS validLast, r.recordedAt AS recordedAt, r.standsUntil AS standsUntil
