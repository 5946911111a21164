// Records, entities, contact months, the ledger, decisions and the audit record.
// engine: neo4j
CREATE CONSTRAINT record_id IF NOT EXISTS FOR (r:Record) REQUIRE r.id IS UNIQUE;
CREATE INDEX record_chain IF NOT EXISTS FOR (r:Record) ON (r.chain);
CREATE INDEX record_source IF NOT EXISTS FOR (r:Record) ON (r.source);
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE INDEX entity_register IF NOT EXISTS FOR (e:Entity) ON (e.register);
CREATE CONSTRAINT delivery_file_id IF NOT EXISTS FOR (d:DeliveryFile) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT ledger_mark_id IF NOT EXISTS FOR (m:LedgerMark) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT audit_seq IF NOT EXISTS FOR (a:AuditEntry) REQUIRE a.seq IS UNIQUE;
CREATE CONSTRAINT migration_id IF NOT EXISTS FOR (m:Migration) REQUIRE m.id IS UNIQUE;
// engine: grafeo
CREATE INDEX record_id FOR (r:Record) ON (r.id);
CREATE INDEX record_chain FOR (r:Record) ON (r.chain);
CREATE INDEX record_source FOR (r:Record) ON (r.source);
CREATE INDEX entity_id FOR (e:Entity) ON (e.id);
CREATE INDEX entity_register FOR (e:Entity) ON (e.register);
CREATE INDEX delivery_file_id FOR (d:DeliveryFile) ON (d.id);
CREATE INDEX ledger_mark_id FOR (m:LedgerMark) ON (m.id);
CREATE INDEX audit_seq FOR (a:AuditEntry) ON (a.seq);
CREATE INDEX migration_id FOR (m:Migration) ON (m.id);
