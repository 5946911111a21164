import { z } from 'zod';
import { allOrWhole, clocks } from '../answer-parts';
import { defineOperation, MEETING_READERS } from '../operation';
import { policyMark, policyMarkOf } from '../policy-answer';
import { LIST_ORDERS, toldIn, type FactorNote, type ScorecardRow } from '../../risk';
import { ranking } from '../ranking';
import { runId } from '../run-id';
import { shownId, time, word } from '../show';
import { namelessTaken, scorecardRow, scorecardRowOf } from '../scorecard-answer';

export const DEFAULT_SIZE = 20;

/** Excluded people serve as well, and this reader can neither score nor compare them (docs/decisions/0033). */
export const onTheList = z
  .number()
  .int()
  .describe('People on the list: whoever serves, but for the reader and whoever is close to them.');

export const factorNote = z.strictObject({
  id: word,
  version: z.number().int(),
  family: word,
  title: word,
  question: word,
  notFor: word,
  /** From when on it counts, and how many rows are dated before that; null where it counts what stands open. */
  since: word.nullable(),
  missing: z.array(word),
});

export function factorNoteOf(
  { since, missing, ...note }: FactorNote,
  zone: string,
): z.output<typeof factorNote> {
  return { ...note, since: since === undefined ? null : toldIn(zone, since), missing: [...missing] };
}

export const operation = defineOperation({
  id: 'top20',
  summary: 'The review list: who first, why and how sure. A question for a person, never a verdict.',
  input: z.strictObject({
    ...clocks.shape,
    size: allOrWhole(1, 1_000_000).default(DEFAULT_SIZE),
    order: z.enum(LIST_ORDERS).default('priority').describe('By what the list is put in order.'),
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    run: shownId,
    asOf: time,
    population: onTheList,
    order: word,
    tieRule: word,
    policy: policyMark,
    factors: z.array(factorNote),
    /**
     * Nobody whose likelihood is not above nought, unless all are asked for (no more is recorded of them than expected) or
     * the gravest harm is credibly alleged of them.
     */
    rows: z.array(scorecardRow),
    /** Who would stand among so many, and is held back behind them: each by what one person may have said, untested. */
    heldBack: z.array(scorecardRow),
    /** For what else those may be taken whom complaints do not make known, and the policy does not state. */
    otherwise: z.array(namelessTaken),
  }),
  roles: MEETING_READERS,
  audit: 'combination',
  offered: 'get',
  async run(services, { projection: open, show }, input) {
    const projection = await open();
    const { size, order, seed } = input;
    const card = ranking(projection, services.policy.current(), { size, order, seed });
    const options = {
      size,
      order,
      seed,
      policy: card.policy.mark.digest,
      factors: card.factors.map((f) => `${f.id}@${f.version}`),
    };
    const rowsOf = (rows: readonly ScorecardRow[]): z.output<typeof scorecardRow>[] =>
      rows.map((row) => scorecardRowOf(show, projection, row, services.settings.zone));
    return {
      run: show.id(runId(services.idKey, projection, 'top20', options)),
      asOf: card.asOf,
      population: card.population,
      order: card.order,
      tieRule: card.tieRule,
      policy: policyMarkOf(card.policy.mark),
      factors: card.factors.map((note) => factorNoteOf(note, services.settings.zone)),
      rows: rowsOf(card.rows),
      heldBack: rowsOf(card.heldBack),
      otherwise: card.otherwise.map((taken) => ({ ...taken })),
    };
  },
});
