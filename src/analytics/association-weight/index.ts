import { z } from 'zod';
import { byCodeUnit } from '../../shared/compare';
import { type MeasureDefinition } from '../measure';

export const definition: MeasureDefinition = {
  id: 'association-weight',
  title: 'Weight of an association',
  question: 'How well does this link hold: how good, how recent and how independent is what it rests on?',
  definition:
    'A record counts gradeWeight × 2^(−age / half-life). A source counts as its best record, since repeats of one source are one source. Independent sources join as a noisy-or, 1 − Π (1 − source): each adds its share of what the stronger ones leave. 0 (nothing) to 1. Parts are rounded to a millionth so that they add up to the weight.',
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
  halfLifeDays: z.number().positive().finite().default(365),
  /** What recency counts where a record has no date: as one half-life old, unless said otherwise. */
  undated: z.number().min(0).max(1).default(0.5),
});
export type AssociationWeightOptions = z.input<typeof options>;

/** One record that a link rests on. */
export interface AssociationEvidence {
  readonly recordId: string;
  /** Equal for records that are not independent of each other. */
  readonly source: string;
  /** 0 to 1: `gradeWeight` of model/grade. */
  readonly gradeWeight: number;
  /** When it was true, ms since 1970; for an association that is still open, the as-of time. Null: not known. */
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
  const { halfLifeDays, undated } = options.parse(given);
  const bySource = new Map<string, Weighed[]>();
  for (const item of evidence) {
    if (!(item.gradeWeight >= 0 && item.gradeWeight <= 1))
      throw new RangeError('a grade weight is from 0 to 1');
    if (!Number.isFinite(asOf) || (item.at !== null && !Number.isFinite(item.at))) {
      throw new RangeError('times are finite milliseconds');
    }
    const days = item.at === null ? null : Math.max(0, asOf - item.at) / DAY_MS;
    const recency = days === null ? undated : 2 ** (-days / halfLifeDays);
    const weighed = { item, days, recency, strength: item.gradeWeight * recency };
    const known = bySource.get(item.source);
    if (known === undefined) bySource.set(item.source, [weighed]);
    else known.push(weighed);
  }
  const sources = [...bySource].map(([name, items]) => ({ name, items: items.sort(bestFirst) }));
  sources.sort((a, b) => bestFirst(a.items[0]!, b.items[0]!) || byCodeUnit(a.name, b.name));

  let left = 1;
  let weight = 0;
  const parts = sources.map(({ name, items }): WeightPart => {
    const best = items[0]!;
    const before = millionths(1 - left);
    left *= 1 - best.strength;
    const factor = (millionths(1 - left) - before) / 1e6;
    weight += factor;
    return {
      name,
      factor,
      why: why(best, items.length, halfLifeDays),
      recordId: best.item.recordId,
      records: items.map(({ item }) => item.recordId).sort(byCodeUnit),
      alone: best.strength,
    };
  });
  return { weight, parts };
}

/**
 * The same times a weight that somebody states of the link: 0.2 makes a fifth of it, 5 five times as much. Parts add up to
 * it exactly. Throws RangeError for a weight below 0.
 */
export function timesStated({ weight, parts }: AssociationWeight, stated: number): AssociationWeight {
  if (!(stated >= 0 && Number.isFinite(stated)))
    throw new RangeError('a stated weight is finite and not below 0');
  if (stated === 1) return { weight, parts };
  let running = 0;
  let total = 0;
  const scaled = parts.map((part): WeightPart => {
    const before = millionths(running * stated);
    running += part.factor;
    const factor = (millionths(running * stated) - before) / 1e6;
    total += factor;
    return { ...part, factor, why: `${part.why} Times ${short(stated)}, the weight stated of the link.` };
  });
  return { weight: total, parts: scaled };
}

/** Rounding the running total, and not each part, keeps the sum of many parts at or below 1. */
function millionths(x: number): number {
  return Math.round(x * 1e6);
}

function bestFirst(a: Weighed, b: Weighed): number {
  return (
    b.strength - a.strength ||
    (a.item.source === b.item.source ? byCodeUnit(a.item.recordId, b.item.recordId) : 0)
  );
}

function why(best: Weighed, records: number, halfLifeDays: number): string {
  const basis = records === 1 ? 'One record of this source' : `Best of ${records} records of this source`;
  const age =
    best.days === null ? 'no date known' : `${short(best.days)} days old, half-life ${short(halfLifeDays)}`;
  const sum = `grade ${short(best.item.gradeWeight)} × recency ${short(best.recency)} (${age}) = ${short(best.strength)}`;
  return `${basis}: ${sum}; it adds that share of what stronger sources leave.`;
}

function short(x: number): string {
  return String(Number(x.toPrecision(3)));
}
