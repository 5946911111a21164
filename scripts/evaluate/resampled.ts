import { seededRng, randomInt } from '../../src/shared/random';

/** An interval of a figure: the middle `share` of what resamples of the people give. */
export type Interval = readonly [low: number, high: number];

const RESAMPLES = 400;

/**
 * 95 % intervals of figures over people, by resampling the people with replacement (Efron 1979). A resample in which a figure
 * cannot be worked out (nobody of a group) is left out of that figure.
 *
 * @param figures from the positions of the people of a resample, some of them several times
 */
export function resampled<K extends string>(
  people: number,
  seed: string,
  figures: (sample: Uint32Array) => Readonly<Record<K, number>>,
): Readonly<Record<K, Interval>> {
  const rng = seededRng(`resampled/${seed}`);
  const found = new Map<K, number[]>();
  const sample = new Uint32Array(people);
  for (let r = 0; r < RESAMPLES; r++) {
    for (let i = 0; i < people; i++) sample[i] = randomInt(rng, people);
    const figure = figures(sample);
    for (const name of Object.keys(figure) as K[]) {
      const all = found.get(name);
      if (all) all.push(figure[name]);
      else found.set(name, [figure[name]]);
    }
  }
  const entries = [...found].map(([name, all]): [K, Interval] => {
    const sorted = all.filter(Number.isFinite).sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
    return [name, [at(0.025), at(0.975)]];
  });
  return Object.fromEntries(entries) as Record<K, Interval>;
}
