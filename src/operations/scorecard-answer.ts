import { z } from 'zod';
import type { ScorecardRow } from '../risk';
import { member } from './answer-parts';

const peerGroup = z.record(z.string(), z.unknown());

export const scorecardFactor = z.strictObject({
  id: z.string(),
  family: z.string(),
  title: z.string(),
  /** Nats, in whole millionths: contributions add up to the score exactly. */
  contribution: z.number(),
  observed: z.number(),
  expected: z.number(),
  expectedInPost: z.number(),
  count: z.number().int(),
  /** Records and contact months that it rests on. */
  records: z.array(z.string()),
  peerGroup,
  why: z.string(),
});

export const scorecardRow = z.strictObject({
  rank: z.number().int(),
  ...member.shape,
  label: z.string(),
  score: z.number(),
  unusual: z.number(),
  interval: z.tuple([z.number().int(), z.number().int()]),
  factors: z.array(scorecardFactor),
  missing: z.array(z.string()),
  /** The one record that carries most of the score, and where the person would stand without it. */
  fragility: z
    .strictObject({
      reference: z.string(),
      scoreWithout: z.number(),
      rankWithout: z.number().int(),
      decides: z.boolean(),
    })
    .nullable(),
});

export function scorecardRowOf(row: ScorecardRow, label: string): z.output<typeof scorecardRow> {
  return {
    rank: row.rank,
    id: row.id,
    nativeId: row.nativeId,
    label,
    score: row.score,
    unusual: row.unusual,
    interval: [row.interval[0], row.interval[1]],
    factors: row.factors.map(({ records, contacts, peerGroup: group, ...f }) => ({
      ...f,
      records: [...records, ...contacts].sort(),
      peerGroup: { ...group },
    })),
    missing: [...row.missing],
    fragility: row.fragility ? { ...row.fragility } : null,
  };
}

/** Every record that a row rests on. */
export function recordsOfRow(row: ScorecardRow): string[] {
  return [row.register, ...row.factors.flatMap((f) => [...f.records, ...f.contacts])];
}
