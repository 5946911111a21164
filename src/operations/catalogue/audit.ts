import { z } from 'zod';
import { parseClock, parseFrom } from '../../view';
import { referenceTo } from '../about';
import { actsFor, type ReadAct } from '../audit-acts';
import { whole } from '../answer-parts';
import { defineOperation } from '../operation';
import { shownId, time, word } from '../show';
import { watchedActs } from '../watched';

export const operation = defineOperation({
  id: 'audit',
  summary:
    'Who looked at what and when: by person, subject and operation, for auditors. Never what a record says.',
  input: z.strictObject({
    by: z.string().min(1).optional().describe('The user whose acts are asked for.'),
    subject: referenceTo('Acts about it or that showed it: a graph id or a typed reference.').optional(),
    operation: z.string().min(1).optional(),
    since: z.string().optional().describe('A date or an instant: acts from then on.'),
    until: z.string().optional().describe('A date (its end) or an instant.'),
    watch: z
      .enum(['all', 'questions'])
      .default('all')
      .describe('`questions`: acts about whoever did them, or about somebody close to them.'),
    limit: whole.pipe(z.number().min(1).max(10_000)).default(100),
  }),
  output: z.strictObject({
    /** All that match; `acts` holds the newest of them. */
    total: z.number().int(),
    /** Of all that match: acts about whoever did them, and about somebody close to them. */
    selfSearches: z.number().int(),
    circleSearches: z.number().int(),
    acts: z.array(
      z.strictObject({
        id: shownId,
        at: time,
        user: word,
        role: word,
        act: word,
        operation: word,
        about: z.array(shownId),
        outcome: word,
        reason: word,
        /** How many ids were shown. */
        shown: z.number().int(),
        self: z.boolean(),
        circle: z.boolean(),
      }),
    ),
  }),
  roles: ['auditor'],
  audit: 'consultation',
  offered: 'get',
  async run(services, { reader, show }, input) {
    const { zone } = services.settings;
    const since = input.since === undefined ? '' : parseFrom(input.since, zone);
    const until = input.until === undefined ? '' : parseClock(input.until, zone);
    const matches = ({ act, showsSubject }: ReadAct): boolean =>
      (input.by === undefined || act.who?.name === input.by) &&
      (input.operation === undefined || act.operation === input.operation) &&
      (input.subject === undefined || showsSubject) &&
      act.at >= since &&
      (until === '' || act.at <= until);
    const found = (await actsFor(services, reader, { subject: input.subject })).filter(matches);
    const watched = await watchedActs(services, await services.readers.all(), found);
    const all = found.map((f, i) => ({
      ...f,
      self: watched[i]?.self === true,
      circle: watched[i]?.circle === true,
    }));
    const asked = all.filter((f) => input.watch === 'all' || f.self || f.circle);
    return {
      total: asked.length,
      selfSearches: all.filter((f) => f.self).length,
      circleSearches: all.filter((f) => f.circle).length,
      acts: asked.slice(0, input.limit).map(({ id, act, shown, self, circle }) => ({
        id: show.id(id),
        at: act.at,
        user: act.who?.name ?? '',
        role: act.who?.role ?? '',
        act: act.act === 'before' ? 'asked' : act.act,
        operation: act.operation,
        about: show.ids(act.about),
        outcome: act.outcome,
        reason: act.reason,
        shown,
        self,
        circle,
      })),
    };
  },
});
