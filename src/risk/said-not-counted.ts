import type { RiskContext } from './context';
import { isSeen } from './evidence';
import type { FactorScore } from './score';

/**
 * Why something that was found about a person does not raise their likelihood, in a sentence: whom somebody knows never does
 * alone, and what is no more than the rate of all gives over the same time says nothing of one. The person is among those
 * by whom the rate is made, so that of few people each makes most of what they are held against.
 */
export function saidNotCounted(f: FactorScore, context: RiskContext, person: number): string {
  if (!f.factor.ownConduct)
    return 'Not counted: whom a person knows never counts without conduct of their own.';
  if (context.policy.factors[f.factor.id]?.share === 0) return 'Not counted: the policy gives it no share.';
  const seen = context.shared(`seen by ${f.factor.id}`, () =>
    context.population.members.reduce((n, _, i) => n + (isSeen(f.evidence, i) ? 1 : 0), 0),
  );
  if (seen === 1)
    return 'It does not raise the likelihood: the sources cover nobody else, so there is nothing to compare it with.';
  const [observed, expected] = [f.observed[person]!, f.expected[person]!].map((x) => x.toFixed(2));
  return `It does not raise the likelihood: weighed, it comes to ${observed}, where ${expected} would be expected over the same time at the rate of the ${seen} people whom the sources cover, this one included, and it takes clearly more.`;
}
