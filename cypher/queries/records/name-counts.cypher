// Answers: how many namings each of the given records has, of any compartment; for verify alone.
// System: yes
// Parameter: ids string[]
// Column: id string
// Column: namings Integer
UNWIND $ids AS id
MATCH (r:Record {id: id})
OPTIONAL MATCH (r)-[n:NAMES]->(:Entity)
RETURN r.id AS id, count(n) AS namings
