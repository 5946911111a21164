// Answers: the keys of a source past a given one, in order; for ingest and verify alone.
// System: yes
// Parameter: source string
// Parameter: after string
// Parameter: limit Integer
// Column: chain string
MATCH (r:Record {source: $source})
WHERE r.chain > $after
RETURN DISTINCT r.chain AS chain
ORDER BY chain
LIMIT $limit
