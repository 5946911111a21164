// References of sources are in the sealed store of the data folder, and no longer here.
// engine: neo4j
MATCH (s:SourceReference) DETACH DELETE s;
DROP CONSTRAINT source_reference_id IF EXISTS;
// engine: grafeo
MATCH (s:SourceReference) DETACH DELETE s;
DROP INDEX source_reference_id;
