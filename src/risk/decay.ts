export const YEAR_MS = 365.25 * 86_400_000;

/** What is left of evidence of that age: 2^(−age/half-life); 1 for what is not yet past. Both in years. */
export function decayed(ageYears: number, halfLifeYears: number): number {
  return 2 ** (-Math.max(0, ageYears) / halfLifeYears);
}

/**
 * Decayed time served: the integral of the decay over the last `years`, h/ln 2 · (1 − 2^(−t/h)), in years. What one
 * event a year would have left by now.
 */
export function decayedTime(years: number, halfLifeYears: number): number {
  return (halfLifeYears / Math.LN2) * (1 - 2 ** (-Math.max(0, years) / halfLifeYears));
}
