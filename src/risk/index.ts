export {
  rankedList,
  rankForce,
  rankTop,
  rowOn,
  scorecardOf,
  type RankedList,
  type RankingOptions,
  type TopOptions,
} from './rank-top';
export { withoutRecords, type Movement } from './counterfactual';
export { serving, unitsKnown } from './context';
export { latestKnown } from './latest-known';
export { allFactors, type Factor } from './factor';
export { LIST_ORDERS, type ListOrder } from './ranking';
export type { Harm } from './harm';
export type { Baseline } from './baseline';
export type { FactorNote, FactorTerm, Fragility, Scorecard, ScorecardRow, SourceNote } from './scorecard';
export { toldIn } from './said-time';
export type { Saying } from './saying';
