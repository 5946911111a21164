// References of sources are in the sealed store of the data folder, and no longer here.
// The embedded engine keeps one index for a property, whatever the label: dropping this one would take that of every
// other id with it, and each look-up by id would read the whole graph.
// engine: neo4j
MATCH (s:SourceReference) DETACH DELETE s;
DROP CONSTRAINT source_reference_id IF EXISTS;
// engine: grafeo
MATCH (s:SourceReference) DETACH DELETE s;
