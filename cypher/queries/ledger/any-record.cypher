// Answers: one record, where there is one, with what its id was made of; to tell which key a graph was loaded with.
// System: yes
// Column: id string
// Column: chain string
// Column: hash string
// Column: version Integer
MATCH (r:Record)
RETURN r.id AS id, r.chain AS chain, r.hash AS hash, r.version AS version
LIMIT 1
