export { namedShares, sourcesAbout, type NamedShares, type SourcesAbout } from './sources-about';
export type { SourceGroup } from './source-groups';
export type { IndependenceRules, Tie } from './rules';
export { isNobodys, reporterOf, type Statement, type StatementSource } from './statement';
