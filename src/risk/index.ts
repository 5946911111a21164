export { rankForce, rankTop, type RankingOptions, type TopOptions } from './rank-top';
export { withoutRecords, type Movement } from './counterfactual';
export { serving } from './context';
export { latestKnown } from './latest-known';
export { allFactors, type Factor } from './factor';
export type { Policy } from './policy';
export type { Baseline } from './baseline';
export type { FactorNote, FactorTerm, Fragility, Scorecard, ScorecardRow } from './scorecard';
export type { Saying } from './saying';
