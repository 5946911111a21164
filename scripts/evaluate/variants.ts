import type { Policy } from '../../src/policy';
import { policyWith } from '../../src/policy';

/** The list with one thing otherwise than the policy has it: what each part of it adds, and does to groups. */
export interface Variant {
  readonly name: string;
  readonly policy: Partial<Policy>;
}

const { independence } = policyWith();

export const VARIANTS: readonly Variant[] = [
  { name: 'as it is', policy: {} },
  { name: 'the root of how often a category is proved, within ⅔ and 1½', policy: { provabilityPower: 0.5 } },
  {
    name: 'how often a category is proved, in full (as before)',
    policy: { provabilityPower: 1, provabilityLeast: 0, provabilityMost: 10 },
  },
  { name: 'a sustained complaint counts as any other', policy: { sustainedWeight: 1 } },
  { name: 'a sustained complaint counts twice', policy: { sustainedWeight: 2 } },
  { name: 'no bursts', policy: { independence: { ...independence, burstDays: 0 } } },
  { name: 'one source unbounded', policy: { independence: { ...independence, sourceBound: 10 } } },
  { name: 'half-life of 4 years', policy: { factors: { complaints: { halfLifeYears: 4 } } } },
];
