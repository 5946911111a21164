// What a record says besides the ids that its system issues, as a keyed hash: by it a feed that comes again is noticed.
// engine: neo4j
CREATE INDEX record_likeness IF NOT EXISTS FOR (r:Record) ON (r.likeness);
// engine: grafeo
CREATE INDEX record_likeness FOR (r:Record) ON (r.likeness);
