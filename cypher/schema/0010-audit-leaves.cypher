// The audit record is in files of its own: nothing of it stays in the graph.
// engine: neo4j
DROP CONSTRAINT audit_seq IF EXISTS;
DROP CONSTRAINT audit_head_id IF EXISTS;
DROP CONSTRAINT audit_ids_hash IF EXISTS;
MATCH (a:AuditEntry) DELETE a;
MATCH (h:AuditHead) DELETE h;
MATCH (s:AuditIds) DELETE s;
// engine: grafeo
MATCH (a:AuditEntry) DELETE a;
MATCH (h:AuditHead) DELETE h;
MATCH (s:AuditIds) DELETE s;
