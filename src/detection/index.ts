export type { Finding, PatternAnswer } from './finding';
export { loadPatterns, type Pattern } from './load-patterns';
export { bySeverity, runPatterns } from './run-patterns';
