// Answers: whole record nodes by id, of any compartment; for ingest, which copies a version's content, and verify alone.
// System: yes
// Parameter: ids string[]
// Column: node Record<string, unknown>
UNWIND $ids AS id
MATCH (r:Record {id: id})
RETURN properties(r) AS node
