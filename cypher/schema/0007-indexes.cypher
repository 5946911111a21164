// Indexes for statements that read a whole label for want of one (scripts/profile.ts finds them).
// engine: neo4j
CREATE INDEX record_source_chain IF NOT EXISTS FOR (r:Record) ON (r.source, r.chain);
CREATE INDEX record_stands_until IF NOT EXISTS FOR (r:Record) ON (r.standsUntil);
CREATE INDEX entity_register_native_id IF NOT EXISTS FOR (e:Entity) ON (e.register, e.nativeId);
// engine: grafeo
CREATE INDEX entity_native_id FOR (e:Entity) ON (e.nativeId);
