/**
 * What a force decides and nobody measures: printed with every scorecard, since another policy gives another order.
 * Years are Julian (365.25 days).
 */
export interface Policy {
  /** Rate of somebody with something to find, as a multiple of the force's rate. */
  readonly relativeRisk: number;
  /** Cases added to each category at the force's share before its own share is taken. */
  readonly pseudoCases: number;
  /** Bounds of the over-dispersion α of a factor's counts. */
  readonly dispersion: readonly [least: number, most: number];
  /** Half-life in years by factor id, in place of the factor's own. */
  readonly halfLifeYears: Readonly<Record<string, number>>;
  /** Ceiling of a Bayes factor's logarithm by factor id, in place of the factor's own. */
  readonly caps: Readonly<Record<string, number>>;
  /** The most that associations may be of a score; they count only beside conduct of the person's own. */
  readonly associationShare: number;
  /** Weight of what was found because somebody looked there, against what was reported. */
  readonly discoveredWeight: number;
  /** Anonymous reports of one category on one person in one period of so many days are taken for one source. */
  readonly repeatDays: number;
  /** Person-years of the wider group that a post's own rate is shrunk with. */
  readonly peerPriorYears: number;
  /**
   * People in a post, the person included, below which nothing is said of what is usual in it: of two or three others the
   * one who happens to have a complaint makes the rule.
   */
  readonly fewestPeers: number;
  /** Communications of one pair in one month from which on they are remarkable. */
  readonly intenseMonth: number;
  /** Bootstrap replicates of the rank interval; 0 = no interval is worked out (it is then the rank itself). */
  readonly replicates: number;
}

export const DEFAULT_POLICY: Policy = {
  relativeRisk: 3.5,
  pseudoCases: 20,
  dispersion: [0.05, 8],
  halfLifeYears: {},
  caps: {},
  associationShare: 0.2,
  discoveredWeight: 0.5,
  repeatDays: 28,
  peerPriorYears: 10,
  fewestPeers: 5,
  intenseMonth: 120,
  replicates: 200,
};

/** The policy in force where only some of it is stated. */
export function policyWith(stated: Partial<Policy> = {}): Policy {
  return { ...DEFAULT_POLICY, ...stated };
}
