// Answers: every stored version of the given keys, in no order; of any compartment, so for ingest and verify alone.
// System: yes
// Parameter: chains string[]
// Column: id string
// Column: chain string
// Column: hash string
// Column: reading string
// Column: stated string
// Column: seen string[]
// Column: source string
// Column: compartment string
// Column: handlingClass string
// Column: names string[]
// Column: recordedAt string
// Column: standsUntil string
UNWIND $chains AS chain
MATCH (r:Record {chain: chain})
RETURN r.id AS id, r.chain AS chain, r.hash AS hash, r.reading AS reading, r.stated AS stated, r.seen AS seen,
  r.source AS source, r.compartment AS compartment, r.handlingClass AS handlingClass, r.names AS names, r.recordedAt AS recordedAt, r.standsUntil AS standsUntil
