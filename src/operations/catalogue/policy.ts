import { z } from 'zod';
import { allFactors } from '../../risk';
import { defineOperation, MEETING_READERS } from '../operation';
import { policyMark, policyMarkOf } from '../policy-answer';
import { word } from '../show';

export const operation = defineOperation({
  id: 'policy',
  summary:
    'The policy that review lists are made by: every figure with its reason, who signed it, and what each factor has of its own.',
  input: z.strictObject({}),
  output: z.strictObject({
    policy: policyMark,
    /** False of what comes with the product. */
    own: z.boolean(),
    /** The file as it stands, in YAML. */
    text: word,
    factors: z.array(
      z.strictObject({
        id: word,
        title: word,
        /** Years; null for what counts as long as it stands open. */
        halfLifeYears: z.number().nullable(),
        /** Nats. */
        ceiling: z.number(),
        share: z.number(),
      }),
    ),
  }),
  roles: MEETING_READERS,
  audit: 'consultation',
  offered: 'get',
  async run({ policy }, { view }) {
    // Nobody reads it who may read nothing.
    await view();
    const current = policy.current();
    return {
      policy: policyMarkOf(current.mark),
      own: policy.isOwn,
      text: policy.text(),
      factors: allFactors().map(({ id, title, halfLifeYears, ceiling, share }) => {
        const stated = current.factors[id];
        const years = stated?.halfLifeYears ?? halfLifeYears;
        return {
          id,
          title,
          halfLifeYears: Number.isFinite(years) ? years : null,
          ceiling: stated?.ceiling ?? ceiling,
          share: stated?.share ?? share,
        };
      }),
    };
  },
});
