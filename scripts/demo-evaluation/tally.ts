import { normalisedNumber } from '../../src/model/phone-number';
import type { PatternAnswer } from './force';
import type { Story } from './truth';

export interface Tally {
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly lookAlikes: number;
  readonly flagged: readonly string[];
  readonly findings: number;
}

/** Per dossier: of the stories that it should find, those that a finding names; of the look-alikes, those that one names. */
export function tally(stories: readonly Story[], answers: readonly PatternAnswer[]): Map<string, Tally> {
  return new Map(
    answers.map((answer) => {
      const of = stories.filter((s) => s.pattern === answer.id);
      const planted = of.filter((s) => s.kind === 'planted');
      const lookAlikes = of.filter((s) => s.kind === 'look-alike');
      const missed = planted.filter((s) => !named(s, answer));
      const flagged = lookAlikes.filter((s) => named(s, answer));
      return [
        answer.id,
        {
          planted: planted.length,
          found: planted.length - missed.length,
          missed: missed.map((s) => s.id),
          lookAlikes: lookAlikes.length,
          flagged: flagged.map((s) => s.id),
          findings: answer.findings.length,
        },
      ];
    }),
  );
}

/**
 * True where a finding is about the story: every subject of the finding is one of the story's people, nominals or
 * numbers, and, for pairs, the pair is one that the story planted.
 */
function named(story: Story, answer: PatternAnswer): boolean {
  const own = new Set([
    ...story.subjects,
    ...story.nominals,
    ...story.numbers.map((n) => normalisedNumber(n) ?? n),
  ]);
  return answer.findings.some(({ subjects }) => {
    const ids = subjects.map((s) => s.nativeId);
    if (story.pairs) return story.pairs.some((pair) => pair.every((id) => ids.includes(id)));
    return ids.every((id) => own.has(id));
  });
}
