export { type Dossier } from './dossier';
export { type Finding, type Measure, type PatternAnswer, type Unknown } from './finding';
export { loadPatterns, readPatterns, type Pattern } from './load-patterns';
export { runPatterns, type PatternSources } from './run-patterns';
export { type Settings } from './settings';
