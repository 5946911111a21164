// Answers: every stored version of some keys with its labels and where it was delivered, of any compartment: what a
// reader may see of them is worked out from these.
// System: yes
// Parameter: chains string[]
// Column: id string
// Column: chain string
// Column: source string
// Column: system string
// Column: force string
// Column: hash string
// Column: reading string
// Column: version Integer
// Column: stated string
// Column: seen string[]
// Column: names string[]
// Column: compartment string
// Column: handlingClass string
// Column: recordedAt string
// Column: standsUntil string
// Column: validFirst string
// Column: validLast string
UNWIND $chains AS chain
MATCH (r:Record {chain: chain})
RETURN r.id AS id, r.chain AS chain, r.source AS source, r.system AS system, r.force AS force, r.hash AS hash, r.reading AS reading,
  r.version AS version, r.stated AS stated, r.seen AS seen, r.names AS names, r.compartment AS compartment,
  r.handlingClass AS handlingClass, r.recordedAt AS recordedAt, r.standsUntil AS standsUntil,
  r.validFirst AS validFirst, r.validLast AS validLast
