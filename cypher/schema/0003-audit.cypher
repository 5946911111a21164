// The head of the audit record, and sets of ids that entries show, each stored once.
// engine: neo4j
CREATE CONSTRAINT audit_head_id IF NOT EXISTS FOR (h:AuditHead) REQUIRE h.id IS UNIQUE;
CREATE CONSTRAINT audit_ids_hash IF NOT EXISTS FOR (s:AuditIds) REQUIRE s.hash IS UNIQUE;
// engine: grafeo
CREATE INDEX audit_head_id FOR (h:AuditHead) ON (h.id);
CREATE INDEX audit_ids_hash FOR (s:AuditIds) ON (s.hash);
