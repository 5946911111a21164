export type { IndependenceRules } from './rules';
