export { appendAudit } from './append';
export type { AuditEntry } from './entry';
export { verifyAudit, type AuditVerdict } from './verify';
