// Answers: nothing; creates records where they are not there yet. `record` holds the node's properties (see graph/record-node.ts).
// System: yes
// Mode: load
// Parameter: records Record<string, unknown>[]
UNWIND $records AS record
MERGE (r:Record {id: record.id})
SET r = record
