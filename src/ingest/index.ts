export { ingest, type IngestOptions, type IngestServices } from './ingest';
export { anyRefused, ingestReport, type IngestReport } from './report';
export { checkMapping, type CheckedMapping, type CheckedRow } from './mapping-check';
export { suggestMapping, type SuggestedMapping } from './mapping-suggest';
export { deliveriesInLedger, type LedgerDelivery, type LedgerFile } from '../ledger';
export { verifyLedger, type Difference, type Verified } from './verify';
export { allSources, fieldsOf, sourceOf } from '../sources';
