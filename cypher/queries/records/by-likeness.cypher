// Answers: the versions that say the same besides the ids that their system issued, in no order; of any compartment, so for
// ingest alone. Those that an earlier version of the product loaded have no likeness, and are not among them.
// System: yes
// Parameter: likenesses string[]
// Column: likeness string
// Column: chain string
// Column: hash string
// Column: reading string
UNWIND $likenesses AS likeness
MATCH (r:Record {likeness: likeness})
RETURN r.likeness AS likeness, r.chain AS chain, r.hash AS hash, r.reading AS reading
