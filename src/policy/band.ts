import type { Band } from './policy';

/** The band that a figure lies in. */
export function bandOf(bands: readonly Band[], figure: number): Band {
  return bands.find((b) => figure >= b.from) ?? bands.at(-1)!;
}
