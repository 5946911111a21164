export { otherwiseTaken, type ComplainantsTold, type NamelessTaken } from './complainants-told';
export { complainantsIn, sourcesAbout, type SourcesAbout } from './sources-about';
export { isCounted, type SourceGroup } from './source-groups';
export { NAMELESS, type IndependenceRules, type Tie } from './rules';
export {
  behind,
  isOwnWork,
  reporterOf,
  STATEMENT_SOURCES,
  type Statement,
  type StatementSource,
} from './statement';
