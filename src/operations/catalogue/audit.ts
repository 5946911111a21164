import { z } from 'zod';
import { PlumblineError } from '../../shared/errors';
import { parseClock, parseFrom } from '../../view';
import { referenceTo } from '../about';
import { actsFor, type ReadAct } from '../audit/acts';
import { wholeFrom } from '../answer-parts';
import { defineOperation } from '../operation';
import type { Services } from '../services';
import { shownId, time, word } from '../show';
import { subjectIds } from '../subject';
import { watchedActs } from '../watched';
import { allOperations } from '.';
import { operation as view } from './view';

/** So many acts are told at most: what a file of all of them may hold. */
export const MOST_ACTS = 1_000_000;

export const operation = defineOperation({
  id: 'audit',
  summary:
    'Who looked at what and when: by person, subject and operation, for auditors. Never what a record says.',
  input: z.strictObject({
    by: z.string().min(1).optional().describe('The user whose acts are asked for.'),
    subject: referenceTo(
      'Acts about it or that showed it: a graph id, a typed reference (`staff:KV-1001`), or a staff id.',
    ).optional(),
    operation: z.string().min(1).optional(),
    since: z.string().optional().describe('A date or an instant: acts from then on.'),
    until: z.string().optional().describe('A date (its end) or an instant.'),
    watch: z
      .enum(['all', 'questions'])
      .default('all')
      .describe('`questions`: acts about whoever did them, or about somebody close to them.'),
    frame: z
      .enum(['left-out', 'shown'])
      .default('left-out')
      .describe('What each page asks of itself (`view`), answered: left out and counted, unless asked for.'),
    limit: wholeFrom(1, MOST_ACTS).default(100),
  }),
  output: z.strictObject({
    /** All that match; `acts` holds the newest of them. */
    total: z.number().int(),
    /** Of all that match: acts about whoever did them, and about somebody close to them. */
    selfSearches: z.number().int(),
    circleSearches: z.number().int(),
    /** What else matches: what pages asked of themselves. */
    leftOut: z.number().int(),
    acts: z.array(
      z.strictObject({
        id: shownId,
        at: time,
        user: word,
        role: word,
        act: word,
        operation: word,
        /** Of a load: the ids of its deliveries, once it has ended, and whether it was a dry run; null where that was not told. */
        deliveries: z.array(word),
        dryRun: z.boolean().nullable(),
        about: z.array(shownId),
        outcome: word,
        reason: word,
        /** True where a question is sealed in it, which `audit-open` opens. */
        sealed: z.boolean(),
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
  async run(services, { reader, show, isAbout }, input) {
    const { zone } = services.settings;
    const since = input.since === undefined ? '' : parseFrom(input.since, zone);
    const until = input.until === undefined ? '' : parseClock(input.until, zone);
    if (until !== '' && since > until)
      throw new PlumblineError('usage', 'The end of the time that is asked for is before its beginning.');
    const matches = ({ act, showsSubject }: ReadAct): boolean =>
      (input.by === undefined || act.who?.name === input.by) &&
      (input.operation === undefined || act.operation === input.operation) &&
      (input.subject === undefined || showsSubject) &&
      act.at >= since &&
      (until === '' || act.at <= until);
    const subject = input.subject === undefined ? [] : await subjectIds(services, input.subject);
    isAbout(subject);
    const acts = await actsFor(services, reader, { subject });
    await refuseMistyped(services, acts, input);
    const matching = acts.filter(matches);
    const framed = input.frame === 'left-out' && input.operation !== view.id;
    const found = framed ? matching.filter(({ act }) => !isFrame(act)) : matching;
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
      leftOut: matching.length - found.length,
      acts: asked.slice(0, input.limit).map(({ id, act, shown, self, circle }) => ({
        id: show.id(id),
        at: act.at,
        user: act.who?.name ?? '',
        role: act.who?.role ?? '',
        act: act.act === 'before' ? 'asked' : act.act,
        operation: act.operation,
        ...loadOf(act),
        about: show.ids(act.about),
        outcome: act.outcome,
        reason: act.reason,
        sealed: act.question !== undefined,
        shown,
        self,
        circle,
      })),
    };
  },
});

function loadOf({ counts = [], details }: ReadAct['act']): { deliveries: string[]; dryRun: boolean | null } {
  const deliveries = counts.flatMap(({ delivery }) => (typeof delivery === 'string' ? [delivery] : []));
  const dryRun = details?.['dryRun'];
  return { deliveries: [...new Set(deliveries)], dryRun: typeof dryRun === 'boolean' ? dryRun : null };
}

/** The question that the frame of every page asks: it tells of no page but that one was opened. */
function isFrame({ operation: asked, outcome }: ReadAct['act']): boolean {
  return asked === view.id && outcome === 'answered';
}

/**
 * A user or an operation that there is none of would be answered as one that did nothing. What the reader may not read
 * counts as not there. Throws PlumblineError `usage`.
 */
async function refuseMistyped(
  { readers }: Services,
  acts: readonly ReadAct[],
  { by, operation: asked }: { readonly by?: string | undefined; readonly operation?: string | undefined },
): Promise<void> {
  const isUser =
    by === undefined ||
    acts.some(({ act }) => act.who?.name === by) ||
    (await readers.all()).some((r) => r.name === by);
  if (!isUser)
    throw new PlumblineError(
      'usage',
      'Neither the access file nor what you can read of the audit record has a user of this name. Capitals count.',
    );
  const operations = allOperations().map(({ id }) => id);
  if (asked !== undefined && !operations.includes(asked) && !acts.some(({ act }) => act.operation === asked))
    throw new PlumblineError(
      'usage',
      `There is no operation called so. There are: ${operations.join(', ')}.`,
    );
}
