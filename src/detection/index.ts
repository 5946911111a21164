export type { Finding, PatternAnswer } from './finding';
export { loadPatterns, patternIds, type Pattern } from './load-patterns';
export { bySeverity, runPatterns, type PatternSources } from './run-patterns';
export type { DependentRecords } from './tellings';
