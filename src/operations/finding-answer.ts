import { z } from 'zod';
import type { Finding, PatternAnswer } from '../detection';
import { member } from './answer-parts';

export const findingAnswer = z.strictObject({
  id: z.string(),
  subjects: z.array(member),
  measures: z.record(z.string(), z.union([z.number(), z.string()])),
  /** Records and archived events that it rests on. */
  evidence: z.array(z.string()),
  occurredAt: z.string(),
  knownAt: z.string(),
});

export const patternAnswer = z.strictObject({
  id: z.string(),
  version: z.string(),
  severity: z.string(),
  parameters: z.record(z.string(), z.number()),
  /** How many could have matched. */
  population: z.number().int(),
  counts: z.record(z.string(), z.number()),
  /** Sources that gave nothing, so that an empty list is "unknown" and not "no". */
  unknown: z.array(z.strictObject({ source: z.string(), answered: z.boolean(), means: z.string() })),
  findings: z.array(findingAnswer),
});

export function findingAnswerOf(finding: Finding): z.output<typeof findingAnswer> {
  const { id, subjects, measures, evidence, occurredAt, knownAt } = finding;
  return {
    id,
    subjects: subjects.map((s) => ({ ...s })),
    measures: { ...measures },
    evidence: [...evidence],
    occurredAt,
    knownAt,
  };
}

export function patternAnswerOf(answer: PatternAnswer): z.output<typeof patternAnswer> {
  const { id, version, severity, parameters, population, counts, unknown, findings } = answer;
  return {
    id,
    version,
    severity,
    parameters: { ...parameters },
    population,
    counts: { ...counts },
    unknown: unknown.map((u) => ({ ...u })),
    findings: findings.map(findingAnswerOf),
  };
}
