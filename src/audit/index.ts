export { whoIs, type AuditedAct, type Counts, type Who } from './entry';
export { AUDIT_KEY_WARNING, auditSetting, openRecord, type AuditSetting } from './open-record';
export type { AuditRecord, Begun, Recorder } from './record';
export { verifyAudit } from './verify';
export { checkpointsIn } from './log/witness';
export { readActs, type Act } from './read/acts';
export { setsHolding } from './read/holding';
export { openedQuestion } from './read/open-question';
export { recordedId } from './sets/in-clear';
