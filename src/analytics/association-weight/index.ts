import { z } from 'zod';
import { byCodeUnit } from '../../shared/compare';
import { type MeasureDefinition } from '../measure';

export const definition: MeasureDefinition = {
  id: 'association-weight',
  title: 'Weight of an association',
  question: 'How well does this link hold: how good, how recent and how independent is what it rests on?',
  definition:
    'A record counts gradeWeight × 2^(−age / half-life). A source counts as its best record, since repeats of one source are one source. Independent sources join as a noisy-or, 1 − Π (1 − source): each adds its share of what the stronger ones leave. All is multiplied by the weight that somebody states of the link, 1 where nothing is said. 0 (nothing, or stated as none) to 1, times what is stated. Parts are rounded to a millionth, or to six digits of a weight below that, so that they add up to the weight and what is there is never 0.',
  papers: [
    'Pearl, J. (1988). Probabilistic Reasoning in Intelligent Systems. Morgan Kaufmann, section 4.3.2 (noisy-or).',
    'College of Policing (2016). Authorised Professional Practice: intelligence report (3x5x2 grades).',
  ],
  limits: [
    'The numbers given to grades, and the half-life, are policy, not measurement.',
    'Two sources that repeat one rumour are independent only in name: the source keys must say so.',
  ],
};

export const options = z.strictObject({
  /** Null: what does not fade. */
  halfLifeDays: z.number().positive().finite().nullable().default(365),
  /** What recency counts where a record has no date: as one half-life old, unless said otherwise. */
  undated: z.number().min(0).max(1).default(0.5),
  /** What somebody states of the link: 0.2 makes a fifth of it, 5 five times as much, 0 says that there is none. */
  stated: z.number().min(0).finite().default(1),
});
export type AssociationWeightOptions = z.input<typeof options>;

/** One record that a link rests on. */
export interface AssociationEvidence {
  readonly recordId: string;
  /** Equal for records that are not independent of each other. */
  readonly source: string;
  /** 0 to 1: `gradeWeight` of model/grade. */
  readonly gradeWeight: number;
  /** When it was true, ms since 1970. Null: not known. */
  readonly at: number | null;
}

export interface WeightPart {
  /** The source key. */
  readonly name: string;
  /** What the source adds to the weight: the parts, added from first to last, give it exactly. */
  readonly factor: number;
  readonly why: string;
  /** The record that the source counts by, and all its records in order of id. */
  readonly recordId: string;
  readonly records: readonly string[];
  /** What the source would count alone: grade × recency. */
  readonly alone: number;
}

export interface AssociationWeight {
  readonly weight: number;
  /** Strongest source first, then by source key. */
  readonly parts: readonly WeightPart[];
}

const DAY_MS = 86_400_000;
const MILLIONTH = 1e-6;
/** What has faded further counts as this: it is there, and what divides by it stays finite. */
const LEAST = 1e-100;

interface Weighed {
  readonly item: AssociationEvidence;
  readonly days: number | null;
  readonly recency: number;
  readonly strength: number;
}

/**
 * @param asOf ms since 1970. What is dated after it counts as new.
 * @throws RangeError when a grade weight is outside 0 to 1 or a time is not finite; ZodError for the options.
 */
export function associationWeight(
  evidence: readonly AssociationEvidence[],
  asOf: number,
  given: AssociationWeightOptions = {},
): AssociationWeight {
  const chosen = options.parse(given);
  const bySource = new Map<string, Weighed[]>();
  for (const item of evidence) {
    if (!(item.gradeWeight >= 0 && item.gradeWeight <= 1))
      throw new RangeError('a grade weight is from 0 to 1');
    if (!Number.isFinite(asOf) || (item.at !== null && !Number.isFinite(item.at))) {
      throw new RangeError('times are finite milliseconds');
    }
    const weighed = weigh(item, asOf, chosen);
    const known = bySource.get(item.source);
    if (known === undefined) bySource.set(item.source, [weighed]);
    else known.push(weighed);
  }
  const sources = [...bySource].map(([name, items]) => ({ name, items: items.sort(bestFirst) }));
  sources.sort((a, b) => bestFirst(a.items[0]!, b.items[0]!) || byCodeUnit(a.name, b.name));
  return partsOf(sources, chosen);
}

function weigh(
  item: AssociationEvidence,
  asOf: number,
  { halfLifeDays, undated }: z.output<typeof options>,
): Weighed {
  const days = item.at === null ? null : Math.max(0, asOf - item.at) / DAY_MS;
  const recency = recencyOf(days, halfLifeDays, undated);
  return { item, days, recency, strength: item.gradeWeight * recency };
}

function recencyOf(days: number | null, halfLifeDays: number | null, undated: number): number {
  if (halfLifeDays === null) return 1;
  return days === null ? undated : Math.max(2 ** (-days / halfLifeDays), LEAST);
}

/** What each source adds, strongest first. */
function partsOf(
  sources: readonly { readonly name: string; readonly items: readonly Weighed[] }[],
  { halfLifeDays, stated }: z.output<typeof options>,
): AssociationWeight {
  // Running totals, since rounding them, and not each part, keeps the sum of many parts at or below 1.
  const totals = [0];
  let whole = 0;
  for (const { items } of sources) {
    whole = noisyOr(whole, items[0]!.strength);
    totals.push(whole > 0 && stated > 0 ? Math.max(whole * stated, LEAST) : 0);
  }
  const per = unitsPerOne(totals.at(-1)!);
  let weight = 0;
  const parts = sources.map(({ name, items }, at): WeightPart => {
    const best = items[0]!;
    const factor = (Math.round(totals[at + 1]! * per) - Math.round(totals[at]! * per)) / per;
    weight += factor;
    return {
      name,
      factor,
      why: why(best, items.length, halfLifeDays, stated),
      recordId: best.item.recordId,
      records: items.map(({ item }) => item.recordId).sort(byCodeUnit),
      alone: best.strength,
    };
  });
  return { weight, parts };
}

/** Two independent shares of 1 together: each adds its share of what the other leaves. Exact of the smallest too. */
export function noisyOr(a: number, b: number): number {
  return a + (1 - a) * b;
}

/** A weight as it is told: in millionths, or in six digits where it is less than one. What is above 0 stays above 0. */
export function toldWeight(weight: number): number {
  const per = unitsPerOne(weight);
  return Math.round(weight * per) / per;
}

function unitsPerOne(weight: number): number {
  return weight > 0 && weight < MILLIONTH ? 10 ** (5 - Math.floor(Math.log10(weight))) : 1 / MILLIONTH;
}

function bestFirst(a: Weighed, b: Weighed): number {
  return (
    b.strength - a.strength ||
    (a.item.source === b.item.source ? byCodeUnit(a.item.recordId, b.item.recordId) : 0)
  );
}

function why(best: Weighed, records: number, halfLifeDays: number | null, stated: number): string {
  const { item, recency, strength } = best;
  const basis = records === 1 ? 'One record of this source' : `Best of ${records} records of this source`;
  const sum = `grade ${short(item.gradeWeight)} × recency ${short(recency)} (${ageOf(best, halfLifeDays)}) = ${short(strength)}`;
  const times = stated === 1 ? '' : ` Times ${asStated(stated)}, the weight stated of the link.`;
  return `${basis}: ${sum}; it adds that share of what stronger sources leave.${times}`;
}

function ageOf({ days }: Weighed, halfLifeDays: number | null): string {
  if (halfLifeDays === null) return 'links of this kind do not fade';
  return days === null ? 'no date known' : `${short(days)} days old, half-life ${short(halfLifeDays)}`;
}

function short(x: number): string {
  return x > 0 && x < MILLIONTH ? 'under 0.000001' : String(Number(x.toPrecision(3)));
}

/** In digits, however small it is: as somebody wrote it. */
function asStated(x: number): string {
  return Number(x.toPrecision(3))
    .toFixed(12)
    .replace(/\.?0+$/, '');
}
