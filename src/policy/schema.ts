import { z } from 'zod';
import { NAMELESS } from '../independence';

/** Below any likelihood. */
const LOWEST = -1000;

const REASON = z.string().trim().min(10, 'give the reason, in a sentence');
const NUMBER = /^-?\d+(\.\d+)?$/;

function number(least: number, most: number): z.ZodType<number, string> {
  return z
    .string('give a number')
    .regex(NUMBER, 'give a number')
    .transform(Number)
    .refine((n) => n >= least && n <= most, `give a number from ${least} to ${most}`);
}

function figure(least: number, most: number): z.ZodType<number> {
  const shape = { value: number(least, most), reason: REASON };
  return z
    .strictObject(shape, {
      // What is missing is told as missing.
      error: ({ code, input }) =>
        code === 'invalid_type' && input !== undefined
          ? 'write { value: a number, reason: a sentence }'
          : undefined,
    })
    .transform(({ value }) => value);
}

/** One of several words, with why. */
function word<const W extends string>(words: readonly W[]): z.ZodType<W> {
  return z
    .strictObject({ value: z.enum(words, `write one of: ${words.join(', ')}`), reason: REASON })
    .transform(({ value }) => value);
}

const whole = (least: number, most: number): z.ZodType<number> =>
  figure(least, most).refine((n) => Number.isInteger(n), 'give a whole number');

const ID = z.string().regex(/^[a-z][a-z-]*$/, 'write small letters joined by hyphens');
const weighted = z.strictObject({ weight: number(0, 100), reason: REASON });
const share = number(0, 1);

const band = z.strictObject({
  id: ID,
  from: number(-1000, 1000),
  title: z.string().trim().min(1),
  reason: REASON,
});
const bands = z
  .array(band)
  .min(2)
  .max(9)
  .refine(
    (all) => all.every((b, i) => i === 0 || b.from < all[i - 1]!.from),
    'put the highest band first, each below the one before',
  )
  .refine((all) => new Set(all.map((b) => b.id)).size === all.length, 'give each band an id of its own');

const factor = z.strictObject(
  {
    halfLifeYears: figure(0.01, 100).optional(),
    ceiling: figure(0.1, 10).optional(),
    share: figure(0, 1).optional(),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys' || code === 'invalid_type'
        ? 'a factor may have halfLifeYears, ceiling and share, each as { value: a number, reason: a sentence }'
        : undefined,
  },
);

/** `policy.yaml`: every figure with its reason. What a factor has of its own stands in its place where it is named here. */
export const policySchema = z
  .strictObject({
    title: z.string().trim().min(1, 'give it a title'),
    version: z.string().trim().min(1, 'give it a version'),
    signed: z.preprocess(
      (value) => (value === 'null' || value === '' ? null : value),
      z
        .strictObject({
          by: z.string().trim().min(1),
          role: z.string().trim().min(1),
          on: z.iso.date('write the day as YYYY-MM-DD'),
        })
        .nullable(),
    ),
    grades: z.strictObject({
      reason: REASON,
      source: z.strictObject({ '1': share, '2': share, '3': share }),
      information: z.strictObject({ A: share, B: share, C: share, D: share, E: share }),
    }),
    independence: z.strictObject({
      burstDays: figure(0, 366),
      anonymousBurstDays: figure(0, 366),
      anonymousAtMost: whole(1, 20),
      namelessComplaints: word(NAMELESS),
      complainantsByName: word(NAMELESS),
      matterDays: figure(0, 366),
      wordingShare: figure(0.3, 1),
      fewestWords: whole(3, 1000),
      largestHousehold: whole(2, 1000),
      sourceBound: figure(0.01, 10),
      firstPlaces: whole(1, 1000),
      reach: whole(1, 1000),
      margin: figure(0, 1),
    }),
    likelihood: z.strictObject({
      relativeRisk: figure(1.1, 20),
      leastDispersion: figure(0.001, 100),
      mostDispersion: figure(0.001, 100),
      usualDispersion: figure(0.001, 100),
      usualDispersionWeight: figure(0, 10_000),
      pseudoCases: figure(0, 10_000),
      provabilityPower: figure(0, 1),
      provabilityLeast: figure(0, 1),
      provabilityMost: figure(1, 10),
      sustainedWeight: figure(1, 10),
      sustainedHalfLifeYears: figure(0.01, 100),
      discoveredWeight: figure(0, 1),
      atRiskWeight: figure(0, 1),
      associationShare: figure(0, 0.9),
      peerPriorYears: figure(0.1, 1000),
      fewestPeers: whole(2, 1000),
      intenseMonth: whole(1, 100_000),
      rareCounterpart: whole(2, 1000),
      suspectedShared: whole(2, 1000),
      suspectedShareOfCircle: figure(0, 1),
      suspectedWeight: figure(0, 1),
      reasonedLookUps: figure(0, 1),
      draws: whole(100, 10_000),
      bands,
      factors: z.record(ID, factor),
    }),
    harm: z.strictObject({
      years: figure(0.1, 100),
      systemLeast: figure(0, 10),
      bands,
      categories: z.record(z.string(), weighted),
      classes: z.record(z.string(), weighted),
      own: z.record(z.string(), weighted),
    }),
    priority: z.looseObject({ reason: REASON }),
  })
  .superRefine(({ grades, likelihood, harm, priority, independence }, problem) => {
    const say = (path: PropertyKey[], message: string): void =>
      problem.addIssue({ code: 'custom', path, message });
    if (likelihood.leastDispersion > likelihood.mostDispersion)
      say(['likelihood', 'leastDispersion'], 'it is above mostDispersion');
    if (independence.reach < independence.firstPlaces)
      say(['independence', 'reach'], 'it is below firstPlaces');
    if ((likelihood.bands.at(-1)?.from ?? 0) > LOWEST)
      say(['likelihood', 'bands'], `let the last band begin at ${LOWEST}, so that everybody is in one`);
    if ((harm.bands[0]?.from ?? 0) > 100)
      say(['harm', 'bands'], 'let the first band begin at 100 or below: no matter weighs more');
    for (const [scale, weights] of [
      ['source', Object.values(grades.source)],
      ['information', Object.values(grades.information)],
    ] as const)
      if (weights.some((w, i) => i > 0 && w > weights[i - 1]!))
        say(['grades', scale], 'a better grade counts for at least as much as a worse one');
    const last = harm.bands.at(-1);
    if (last && last.from > 0)
      say(['harm', 'bands'], 'let the last band begin at 0, so that everybody is in one');
    for (const { id } of likelihood.bands) {
      const row = z.record(z.string(), z.string()).safeParse(priority[id]);
      if (!row.success) {
        say(['priority', id], 'give the priorities of this band of likelihood by band of harm');
        continue;
      }
      for (const { id: column } of harm.bands)
        if (!/^[1-9]$/.test(row.data[column] ?? ''))
          say(['priority', id, column], 'give a priority from 1 to 9');
      for (const column of Object.keys(row.data))
        if (!harm.bands.some((b) => b.id === column))
          say(['priority', id, column], 'no band of harm is called so');
    }
    for (const fault of upsideDown(likelihood.bands, harm.bands, priority))
      say(['priority', fault.row, fault.column], fault.message);
    for (const id of Object.keys(priority))
      if (id !== 'reason' && !likelihood.bands.some((b) => b.id === id))
        say(['priority', id], 'no band of likelihood is called so');
  });

interface Upside {
  readonly row: string;
  readonly column: string;
  readonly message: string;
}

/** Where less likely or less grave would come before more. */
function upsideDown(
  rows: readonly { id: string }[],
  columns: readonly { id: string }[],
  priority: Readonly<Record<string, unknown>>,
): Upside[] {
  const at = (row: number, column: number): number =>
    Number(
      (priority[rows[row]?.id ?? ''] as Record<string, string> | undefined)?.[columns[column]?.id ?? ''],
    );
  return rows.flatMap(({ id: row }, r) =>
    columns.flatMap(({ id: column }, c): Upside[] => {
      if (at(r, c) < at(r, c - 1))
        return [{ row, column, message: 'it comes before what is graver and as likely' }];
      if (at(r, c) < at(r - 1, c))
        return [{ row, column, message: 'it comes before what is likelier and as grave' }];
      return [];
    }),
  );
}

export type PolicyFile = z.output<typeof policySchema>;
