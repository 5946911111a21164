import { z } from 'zod';
import { toldIn, type Saying, type ScorecardRow } from '../risk';
import type { Projection } from '../view/projection';
import { named, namedBy, whoIs } from './named';
import { shownId, shownName, word, type Show, type ShownName } from './show';

const peerGroup = z.record(word, z.union([word, z.number()]));

export const scorecardFactor = z.strictObject({
  id: word,
  family: word,
  title: word,
  /** Nats, in whole millionths: contributions add up to the score exactly. */
  contribution: z.number(),
  observed: z.number(),
  expected: z.number(),
  /** Of the others in the same post; null where they are too few. */
  expectedInPost: z.number().nullable(),
  count: z.number().int(),
  /** Records and contact months that it rests on. */
  records: z.array(shownId),
  peerGroup,
  why: shownName,
});

export const scorecardRow = z.strictObject({
  rank: z.number().int(),
  ...named.shape,
  score: z.number(),
  /** Against the same post; null where too few share it, and `noComparison` says so. */
  unusual: z.number().nullable(),
  noComparison: word.nullable(),
  interval: z.tuple([z.number().int(), z.number().int()]),
  factors: z.array(scorecardFactor),
  missing: z.array(word),
  /** The one record that carries most of the score, and where the person would stand without it. */
  fragility: z
    .strictObject({
      reference: shownId,
      scoreWithout: z.number(),
      rankWithout: z.number().int(),
      /** True where the person leaves the list that was asked for without it. */
      decides: z.boolean(),
      /** True where all of the score rests on it: nothing above nought is left without. */
      sole: z.boolean(),
    })
    .nullable(),
});

/** One person's row, its days in the force's zone. It rests on the register entry too, from which exposure is taken. */
export function scorecardRowOf(
  show: Show,
  projection: Projection,
  row: ScorecardRow,
  zone: string,
): z.output<typeof scorecardRow> {
  show.id(row.register);
  return {
    rank: row.rank,
    ...namedBy(show, projection, row.id),
    score: row.score,
    unusual: row.unusual ?? null,
    noComparison: row.noComparison ?? null,
    interval: [row.interval[0], row.interval[1]],
    factors: row.factors.map(({ records, contacts, peerGroup: group, why, ...f }) => ({
      ...f,
      expectedInPost: f.expectedInPost ?? null,
      records: show.ids([...records, ...contacts].sort()),
      peerGroup: { ...group },
      why: reasonOf(show, projection, why, zone),
    })),
    missing: [...row.missing],
    fragility: row.fragility ? { ...row.fragility, reference: show.id(row.fragility.reference) } : null,
  };
}

/** A reason with the names of those whom it is about. */
function reasonOf(show: Show, projection: Projection, { text, entities }: Saying, zone: string): ShownName {
  const names = entities.map((id) => whoIs(show, projection, id));
  return show.naming(names, (...given) =>
    toldIn(zone, text).replace(/\{(\d+)\}/g, (_, i: string) => given[Number(i)] ?? ''),
  );
}

/** Every record that a row rests on. */
export function recordsOfRow(row: ScorecardRow): string[] {
  return [row.register, ...row.factors.flatMap((f) => [...f.records, ...f.contacts])];
}
