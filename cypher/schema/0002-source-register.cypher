// References of sources, kept apart from the records that hold a keyed hash of them.
// engine: neo4j
CREATE CONSTRAINT source_reference_id IF NOT EXISTS FOR (s:SourceReference) REQUIRE s.id IS UNIQUE;
// engine: grafeo
CREATE INDEX source_reference_id FOR (s:SourceReference) ON (s.id);
