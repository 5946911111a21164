export { ingest, type IngestOptions, type IngestServices } from './ingest';
export { anyRefused, ingestReport, type IngestReport } from './report';
