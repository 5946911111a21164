import { z } from 'zod';
import type { Finding, PatternAnswer } from '../detection';
import type { Projection } from '../view/projection';
import { named, namesOf } from './named';

export const findingAnswer = z.strictObject({
  id: z.string(),
  subjects: z.array(named),
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

export function findingAnswerOf(projection: Projection, finding: Finding): z.output<typeof findingAnswer> {
  const { id, subjects, measures, evidence, occurredAt, knownAt } = finding;
  return {
    id,
    subjects: namesOf(projection, subjects).names,
    measures: { ...measures },
    evidence: [...evidence],
    occurredAt,
    knownAt,
  };
}

/** The records that findings rest on, and those that the names of their subjects are of. */
export function shownBy(projection: Projection, findings: readonly Finding[]): Set<string> {
  return new Set(findings.flatMap((f) => [...f.evidence, ...namesOf(projection, f.subjects).shown]));
}

export function patternAnswerOf(
  projection: Projection,
  answer: PatternAnswer,
): z.output<typeof patternAnswer> {
  const { id, version, severity, parameters, population, counts, unknown, findings } = answer;
  return {
    id,
    version,
    severity,
    parameters: { ...parameters },
    population,
    counts: { ...counts },
    unknown: unknown.map((u) => ({ ...u })),
    findings: findings.map((finding) => findingAnswerOf(projection, finding)),
  };
}
