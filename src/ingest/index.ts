export { ingest, type IngestOptions, type IngestServices } from './ingest';
export { Protection, protectedFileMark } from './protection/protection';
export type { Labelled, Sight } from './load/sight';
export { ingestReport, type IngestReport } from './report';
export { checkMapping, type CheckedMapping, type CheckedRow } from './mapping-check';
export { suggestMapping, type SuggestedMapping } from './mapping-suggest';
export { recordsNaming } from './protection/records-naming';
export { rejectsFault } from './rejects-check';
export { verifyLedger, type Difference, type Verified } from './verify';
