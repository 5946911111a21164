/** Counts of the Chicago accusations that do not depend on how they are counted, people by oid (README of the data). */
export const ORACLES = {
  officers: 15_891,
  pairs: 104_830,
  pairsAtLeast2: 15_596,
  pairsAtLeast5: 2_619,
  pairsAtLeast10: 583,
  largestComplaint: 64,
  mostComplaints: 90,
  twentiethMost: 67,
} as const;

export type OracleCounts = { readonly [K in keyof typeof ORACLES]: number };

export const ORACLE_NAMES: Readonly<Record<keyof typeof ORACLES, string>> = {
  officers: 'officers with accusations',
  pairs: 'pairs accused together',
  pairsAtLeast2: '… at least twice',
  pairsAtLeast5: '… at least five times',
  pairsAtLeast10: '… at least ten times',
  largestComplaint: 'officers in the largest complaint',
  mostComplaints: 'most complaints of one officer',
  twentiethMost: 'complaints of the twentieth',
};

/** The published composite at each T: that ours is equal shows that population, labels and metrics are. */
export const PUBLISHED_COMPOSITE: readonly {
  readonly year: number;
  readonly auc: number;
  readonly precisionAt100: number;
  readonly recallAt5: number;
}[] = [
  { year: 2004, auc: 0.624, precisionAt100: 0.37, recallAt5: 0.115 },
  { year: 2005, auc: 0.625, precisionAt100: 0.305, recallAt5: 0.116 },
  { year: 2006, auc: 0.606, precisionAt100: 0.339, recallAt5: 0.107 },
  { year: 2007, auc: 0.625, precisionAt100: 0.313, recallAt5: 0.112 },
  { year: 2008, auc: 0.639, precisionAt100: 0.361, recallAt5: 0.114 },
  { year: 2009, auc: 0.645, precisionAt100: 0.308, recallAt5: 0.118 },
  { year: 2010, auc: 0.642, precisionAt100: 0.287, recallAt5: 0.112 },
];
