export { whoIs, type AuditedAct, type Counts, type Who } from './entry';
export { AUDIT_KEY_WARNING, auditSetting, openRecord, type AuditSetting } from './open-record';
export type { AuditRecord, Begun, Recorder } from './record';
export { verifyAudit } from './verify';
export { checkpointsIn } from './log/witness';
