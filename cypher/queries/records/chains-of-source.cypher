// Answers: the keys of a source past a given one, in order; for ingest and verify alone. Ordered by both, so that
// an index on both gives them in order, and reading ends at the limit.
// System: yes
// Parameter: source string
// Parameter: after string
// Parameter: limit Integer
// Column: chain string
MATCH (r:Record)
WHERE r.source = $source AND r.chain > $after
WITH DISTINCT r.source AS source, r.chain AS chain
ORDER BY source, chain
LIMIT $limit
RETURN chain
