export type { Finding, PatternAnswer } from './finding';
export { loadPatterns, patternIds, type Pattern } from './load-patterns';
export { bySeverity, runPatterns } from './run-patterns';
