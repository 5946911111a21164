import { z } from 'zod';
import type { Finding, PatternAnswer } from '../detection';
import type { Projection } from '../view/projection';
import { dependentAnswer, dependentAnswerOf } from './dependent-answer';
import { named, namedBy } from './named';
import { shownId, time, word, type Show } from './show';

export const findingAnswer = z.strictObject({
  id: shownId,
  subjects: z.array(named),
  measures: z.record(word, z.union([z.number(), word])),
  /** What else is to be known of it, each in a sentence: that contact was declared since. */
  remarks: z.array(word),
  /** Records and archived events that it rests on. */
  evidence: z.array(shownId),
  /** What of that counts as fewer sources than there are complaints and reports, and why. */
  dependent: z.array(dependentAnswer),
  occurredAt: time,
  knownAt: time,
});

export const patternAnswer = z.strictObject({
  id: word,
  version: word,
  severity: word,
  parameters: z.record(word, z.number()),
  /** How many could have matched, and what these are. */
  population: z.number().int(),
  populationOf: word,
  counts: z.record(word, z.number()),
  /** What each of `counts` counts. */
  countsMean: z.record(word, word),
  /** Sources that gave nothing, so that an empty list is "unknown" and not "no". */
  unknown: z.array(z.strictObject({ source: word, answered: z.boolean(), means: word })),
  findings: z.array(findingAnswer),
});

export function findingAnswerOf(
  show: Show,
  projection: Projection,
  finding: Finding,
): z.output<typeof findingAnswer> {
  const { id, subjects, measures, remarks, evidence, dependent, occurredAt, knownAt } = finding;
  return {
    id: show.id(id),
    subjects: subjects.map((s) => namedBy(show, projection, s.id)),
    measures: { ...measures },
    remarks: [...remarks],
    evidence: show.ids(evidence),
    dependent: dependent.map((one) => dependentAnswerOf(show, projection, one)),
    occurredAt,
    knownAt,
  };
}

export function patternAnswerOf(
  show: Show,
  projection: Projection,
  answer: PatternAnswer,
): z.output<typeof patternAnswer> {
  const {
    id,
    version,
    severity,
    parameters,
    population,
    populationOf,
    counts,
    countsMean,
    unknown,
    findings,
  } = answer;
  return {
    id,
    version,
    severity,
    parameters: { ...parameters },
    population,
    populationOf,
    counts: { ...counts },
    countsMean: { ...countsMean },
    unknown: unknown.map((u) => ({ ...u })),
    findings: findings.map((finding) => findingAnswerOf(show, projection, finding)),
  };
}
