import { z } from 'zod';
import { PlumblineError } from '../../shared/errors';
import { staffReference } from '../about';
import { clocks } from '../answer-parts';
import { conflictWith } from '../circles/conflict';
import { defineOperation, MEETING_READERS } from '../operation';
import { policyMark, policyMarkOf } from '../policy-answer';
import { rowOn, scorecardOf } from '../../risk';
import { listRanked } from '../ranking';
import { recordAnswer, recordAnswerOf } from '../record-answer';
import { resolveReference } from '../resolve-reference';
import { time, word } from '../show';
import { recordsOfRow, scorecardRow, scorecardRowOf } from '../scorecard-answer';
import { factorNote, factorNoteOf, onTheList } from './top20';

export const operation = defineOperation({
  id: 'profile',
  summary:
    'One person on the review list: every contribution with what it rests on, what is unknown, what would move it.',
  input: z.strictObject({
    ...clocks.shape,
    id: staffReference,
    seed: z.union([z.string(), z.number()]).transform(String).default('1'),
  }),
  output: z.strictObject({
    asOf: time,
    population: onTheList,
    tieRule: word,
    policy: policyMark,
    factors: z.array(factorNote),
    row: scorecardRow,
    records: z.array(recordAnswer),
  }),
  roles: MEETING_READERS,
  audit: 'consultation',
  offered: 'get',
  async run({ settings, policy }, { projection: open, show }, input) {
    const projection = await open();
    const card = resolveReference(projection, input.id);
    const conflict = conflictWith(projection.view, card.id);
    if (conflict !== null) throw new PlumblineError('conflict', conflict);
    const asked = { order: 'priority', seed: input.seed } as const;
    const list = listRanked(projection, policy.current(), asked);
    const everybody = scorecardOf(list, 0);
    const row = rowOn(list, card.id);
    if (!row) throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const ids = [...new Set(recordsOfRow(row))];
    return {
      asOf: everybody.asOf,
      population: everybody.population,
      tieRule: everybody.tieRule,
      policy: policyMarkOf(everybody.policy.mark),
      factors: everybody.factors.map((note) => factorNoteOf(note, settings.zone)),
      row: scorecardRowOf(show, projection, row, settings.zone),
      records: ids
        .flatMap((id) => projection.record(id) ?? [])
        .map((r) => recordAnswerOf(show, projection, r)),
    };
  },
});
