import type { RiskContext } from './context';
import { decayedTime } from './decay';

/** Decayed years served since joining, or since `first` (ms), the first day that a source covers, where that is later. */
export function timeServed(context: RiskContext, first: number, halfLifeYears: number): Float64Array {
  return Float64Array.from(context.population.members, (m) =>
    decayedTime(context.years(Math.max(m.joined, first)), halfLifeYears),
  );
}
