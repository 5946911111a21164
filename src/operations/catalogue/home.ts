import { z } from 'zod';
import { overdueSince } from '../../model/declaration';
import { absentFrom, absentSources } from '../absent-sources';
import { clocks } from '../answer-parts';
import { momentOf } from '../moment';
import { named, namedBy, naming, namingsBy } from '../named';
import { defineOperation, MEETING_READERS } from '../operation';
import { patternRun } from '../pattern-run';
import { shownId, time, word } from '../show';

const LATEST = 10;
const REVIEWS = 20;

export const operation = defineOperation({
  id: 'home',
  summary: 'What needs a person today: the latest findings, and declarations whose review is overdue.',
  input: z.strictObject({ ...clocks.shape }),
  output: z.strictObject({
    /** What "overdue" and "latest" are measured from: the as-of, or the last that the data speaks of. */
    moment: time,
    found: z.number().int(),
    /** How many patterns were asked; of these, how many have no answer or only part of one for want of sources. */
    patterns: z.strictObject({
      asked: z.number().int(),
      unknown: z.number().int(),
      partlyUnknown: z.number().int(),
    }),
    absent: absentSources,
    latest: z.array(
      z.strictObject({
        pattern: word,
        id: shownId,
        severity: word,
        subjects: z.array(named),
        occurredAt: time,
        knownAt: time,
      }),
    ),
    overdueTotal: z.number().int(),
    /** Declared associations past their review date, longest overdue first. */
    overdue: z.array(
      z.strictObject({
        record: shownId,
        reviewDue: time,
        names: z.array(naming),
      }),
    ),
  }),
  roles: MEETING_READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, { projection: open, show }) {
    const projection = await open();
    const moment = momentOf(projection);
    const answers = await patternRun(services, projection, [], {});
    const unknown = answers.filter((a) => a.unknown.some((u) => !u.answered)).length;
    const findings = answers.flatMap((answer) =>
      answer.findings.map((f) => ({ ...f, pattern: answer.id, severity: answer.severity })),
    );
    const latest = [...findings]
      .sort((a, b) => (a.knownAt > b.knownAt ? -1 : a.knownAt < b.knownAt ? 1 : a.id < b.id ? -1 : 1))
      .slice(0, LATEST);
    const overdue = projection
      .recordsOf('notifiable-associations')
      .flatMap((record) => {
        const by = overdueSince(record.meanings, moment);
        return by === undefined ? [] : [{ record, by }];
      })
      .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.record.id < b.record.id ? -1 : 1));
    show.restsOn(latest.flatMap((f) => f.evidence));
    return {
      moment,
      found: findings.length,
      patterns: {
        asked: answers.length,
        unknown,
        partlyUnknown: answers.filter((a) => a.unknown.length > 0).length - unknown,
      },
      absent: absentFrom(projection.coverage),
      latest: latest.map(({ pattern, id, severity, subjects, occurredAt, knownAt }) => ({
        pattern,
        id: show.id(id),
        severity,
        subjects: subjects.map((s) => namedBy(show, projection, s.id)),
        occurredAt,
        knownAt,
      })),
      overdueTotal: overdue.length,
      overdue: overdue.slice(0, REVIEWS).map(({ record, by }) => ({
        record: show.id(record.id),
        reviewDue: by,
        names: namingsBy(show, projection, record.names),
      })),
    };
  },
});
