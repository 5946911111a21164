import { z } from 'zod';
import type { EventRow } from '../../archive/archive';
import { loadPatterns } from '../../detection';
import { PlumblineError } from '../../shared/errors';
import { reference } from '../about';
import { clocks } from '../answer-parts';
import { entitiesOf } from '../finding-entities';
import { findingAnswer, findingAnswerOf } from '../finding-answer';
import { defineOperation, MEETING_READERS } from '../operation';
import { patternRun } from '../pattern-run';
import { rememberedAnswer } from '../remembered';
import { recordAnswer, recordAnswerOf } from '../record-answer';
import { shownId, shownRow, time, word } from '../show';

const SIMILAR = 10;

const event = z.strictObject({
  id: shownId,
  source: word,
  at: time,
  recordedAt: time,
  row: shownRow,
});

export const operation = defineOperation({
  id: 'finding',
  summary:
    'One finding: its subjects, its evidence in order of time, innocent explanations to test, and next steps.',
  input: z.strictObject({ ...clocks.shape, pattern: z.string().min(1), id: reference }),
  output: z.strictObject({
    ...findingAnswer.shape,
    pattern: word,
    question: word,
    why: word,
    severity: word,
    /** How many could have matched, and what these are. */
    population: z.number().int(),
    populationOf: word,
    /** Findings of the same pattern in the same view. */
    found: z.number().int(),
    measuresMean: z.record(word, word),
    innocent: z.array(word),
    nextSteps: z.array(word),
    blindSpots: z.array(word),
    /** Who and what it is about and rests on: what a chart of it holds. Its subjects first. */
    entities: z.array(shownId),
    records: z.array(recordAnswer),
    events: z.array(event),
    /** Other findings of the pattern about one of the same subjects: the first of `similarTotal`. */
    similar: z.array(findingAnswer),
    similarTotal: z.number().int(),
  }),
  roles: MEETING_READERS,
  audit: 'consultation',
  offered: 'get',
  async run(services, asking, input) {
    const projection = await asking.projection();
    const [answer] = await patternRun(services, projection, [input.pattern], {});
    const dossier = loadPatterns().find((p) => p.dossier.id === input.pattern)?.dossier;
    const finding = answer?.findings.find((f) => f.id === input.id);
    if (!answer || !dossier || !finding)
      throw new PlumblineError('not_found', 'There is nothing of this id in what you can see.');
    const records = finding.evidence.flatMap((id) => projection.record(id) ?? []);
    const when = (r: (typeof records)[number]): string => r.validFrom?.[0] ?? r.recordedAt;
    records.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.id < b.id ? -1 : 1));
    const view = await asking.view();
    const rows = await rememberedAnswer(projection, `events of ${finding.id}`, () =>
      services.archive.rows(view, finding.archived),
    );
    const subjects = new Set(finding.subjects.map((s) => s.id));
    const similar = answer.findings.filter(
      (f) => f.id !== finding.id && f.subjects.some((s) => subjects.has(s.id)),
    );
    return {
      ...findingAnswerOf(asking.show, projection, finding),
      pattern: dossier.id,
      question: dossier.question,
      why: dossier.why,
      severity: dossier.severity,
      population: answer.population,
      populationOf: answer.populationOf,
      found: answer.findings.length,
      measuresMean: dossier.measures,
      innocent: dossier.innocent,
      nextSteps: dossier.nextSteps,
      blindSpots: dossier.blindSpots,
      entities: asking.show.ids(entitiesOf(projection, finding, records, rows)),
      records: records.map((r) => recordAnswerOf(asking.show, projection, r)),
      events: inOrderOfTime(rows).map(({ id, source, at, recordedAt, row }) => ({
        id: asking.show.id(id),
        source,
        at,
        recordedAt,
        row: asking.show.row(id, row),
      })),
      similarTotal: similar.length,
      similar: similar.slice(0, SIMILAR).map((other) => findingAnswerOf(asking.show, projection, other)),
    };
  },
});

function inOrderOfTime(rows: readonly EventRow[]): EventRow[] {
  return [...rows].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
}
