import { combine } from './combine';
import { valueOf } from './score';
import type { RankedForce } from './ranking';

/** Ranks, first and last of the middle nine tenths. */
export type RankInterval = readonly [low: number, high: number];

/**
 * 90 % intervals of everybody's rank by bootstrap over events (Efron 1979; Poisson form: Hanley & MacGibbon 2006):
 * every record and contact month is drawn Poisson(1) times and everybody is ranked again under the same baseline, equal
 * scores in an order of chance ("unusual" is not drawn again, so it cannot break a tie here). The draw of a record depends on seed, record and replicate alone, so that a new record elsewhere does not
 * make an interval shiver, and what speaks about several people is drawn once for all of them.
 *
 * Cost: replicates × (items + people × log people). The interval is widened to hold the rank itself. It says how far
 * the order hangs on single events, not how likely the person is to have done anything.
 */
export function rankIntervals(ranked: RankedForce, seed: string, replicates: number): RankInterval[] {
  const people = ranked.order.length;
  if (replicates === 0) return Array.from(ranked.ranks, (rank): RankInterval => [rank, rank]);
  const replicate = replicator(ranked, seed);
  const place = placesByChance(ranked, seed);
  const byPlace = new Int32Array(people);
  place.forEach((t, person) => (byPlace[t] = person));
  const drawn = new Uint32Array(people * replicates);
  const key = new Float64Array(people);
  for (let b = 0; b < replicates; b++) {
    const score = replicate(b);
    const turn = mix(b) % people;
    for (let i = 0; i < people; i++) key[i] = -score[i]! * people + ((place[i]! + turn) % people);
    key.sort();
    for (let r = 0; r < people; r++) {
      const turned = ((key[r]! % people) + people) % people;
      drawn[byPlace[(turned - turn + people) % people]! * replicates + b] = r + 1;
    }
  }
  const low = Math.floor(0.05 * replicates);
  const high = Math.ceil(0.95 * replicates) - 1;
  return Array.from(ranked.ranks, (rank, i): RankInterval => {
    const mine = drawn.subarray(i * replicates, (i + 1) * replicates).sort();
    return [Math.min(rank, mine[low]!), Math.max(rank, mine[high]!)];
  });
}

/** A place for everybody, drawn by seed and id: each replicate turns them on, so that no one leads every tie. */
function placesByChance({ force }: RankedForce, seed: string): Int32Array {
  const lot = force.context.population.members.map(({ id }) => hashText(`${seed}\u001f${id}`));
  const order = Int32Array.from(lot.keys()).sort((a, b) => lot[a]! - lot[b]! || a - b);
  const place = new Int32Array(order.length);
  order.forEach((person, i) => (place[person] = i));
  return place;
}

/** Scores of replicate b, in millionths; the array is used again by the next call. */
function replicator(ranked: RankedForce, seed: string): (b: number) => Float64Array {
  const { factors, how, score: observedScore, context } = ranked.force;
  const numbers = new Map<string, number>();
  const drawOf = factors.map((f) =>
    Uint32Array.from(f.evidence.items, (item) => numberOf(numbers, item.reference)),
  );
  const keys = Uint32Array.from(numbers.keys(), (reference) => hashText(`${seed}\u001f${reference}`));
  const times = new Uint8Array(keys.length);
  const moving = observedScore.map((_, i) =>
    factors.some((f) => f.evidence.offsets[i + 1]! > f.evidence.offsets[i]!) ? 1 : 0,
  );
  const score = observedScore.slice();
  const value = new Float64Array(factors.length);
  const out = new Int32Array(factors.length);
  return (b) => {
    for (let k = 0; k < keys.length; k++) times[k] = poissonOne(mix(keys[k]! + Math.imul(b + 1, 0x9e3779b9)));
    for (let i = 0; i < score.length; i++) {
      if (moving[i] === 0) continue;
      for (let k = 0; k < factors.length; k++) {
        const { evidence, baseline, expected, factor, value: asObserved } = factors[k]!;
        const from = evidence.offsets[i]!;
        const to = evidence.offsets[i + 1]!;
        value[k] = asObserved[i]!;
        if (from === to) continue;
        let mass = 0;
        for (let j = from; j < to; j++) mass += evidence.weight[j]! * times[drawOf[k]![j]!]!;
        value[k] = valueOf(factor, context.policy, baseline.dispersion, mass / baseline.unit, expected[i]!);
      }
      score[i] = combine(value, how, out);
    }
    return score;
  };
}

function numberOf(numbers: Map<string, number>, reference: string): number {
  const known = numbers.get(reference);
  if (known !== undefined) return known;
  numbers.set(reference, numbers.size);
  return numbers.size - 1;
}

/** FNV-1a, 32 bits, finished by `mix`. */
function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** The finalizer of MurmurHash3 (Appleby, public domain): every bit of the input moves every bit of the output. */
function mix(x: number): number {
  let h = x | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const POISSON_ONE = cumulativePoissonOne();

/** A Poisson(1) draw by inversion from 32 uniform bits. */
function poissonOne(bits: number): number {
  let n = 0;
  while (bits >= POISSON_ONE[n]!) n++;
  return n;
}

function cumulativePoissonOne(): number[] {
  const limits: number[] = [];
  let term = Math.exp(-1);
  let sum = term;
  for (let n = 1; n <= 12; n++) {
    limits.push(sum * 2 ** 32);
    term /= n;
    sum += term;
  }
  return [...limits, Infinity];
}
