// Answers: nothing; creates records. `record` holds the node's properties (see graph/record-node.ts).
// System: yes
// Mode: write
// Parameter: records Record<string, unknown>[]
UNWIND $records AS record
CREATE (r:Record)
SET r = record
