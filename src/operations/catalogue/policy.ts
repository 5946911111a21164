import { z } from 'zod';
import { policyDifferences, policyTables } from '../../policy';
import { allFactors } from '../../risk';
import { defineOperation, MEETING_READERS } from '../operation';
import { policyMark, policyMarkOf } from '../policy-answer';
import { word } from '../show';

const bands = z.array(
  z.strictObject({
    id: word,
    title: word,
    /** Likelihood: nats; harm: 0 to 100. */
    from: z.number(),
    reason: word,
  }),
);

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
    /** What differs from the policy that comes with the product, by where it stands in the file; nothing of that itself. */
    differs: z.array(
      z.strictObject({
        path: word,
        /** As written; null where it is not there. */
        product: word.nullable(),
        force: word.nullable(),
        /** False where the reason beside it is still the product's. */
        reasonChanged: z.boolean(),
      }),
    ),
    bands: z.strictObject({ likelihood: bands, harm: bands }),
    /** How grave each matter is, gravest first. */
    weights: z.array(
      z.strictObject({
        /** `category` national, `class` of a complaint, `own` category of the force. */
        of: word,
        id: word,
        /** 0 to 100. */
        weight: z.number(),
        band: word,
        reason: word,
      }),
    ),
    /** For each band of likelihood, the priority for each band of harm in the order of `bands.harm`; 1 = first. */
    priority: z.array(z.strictObject({ likelihood: word, priorities: z.array(z.number().int()) })),
    priorityReason: word,
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
    const { policy: current, text, own } = policy.inForce();
    const { likelihood, harm, weights, priority, priorityReason } = policyTables(text);
    return {
      policy: policyMarkOf(current.mark),
      own,
      text,
      differs: policyDifferences(text).map((one) => ({ ...one, product: one.product ?? ofFactor(one.path) })),
      bands: {
        likelihood: likelihood.map((band) => ({ ...band })),
        harm: harm.map((band) => ({ ...band })),
      },
      weights: weights.map((weight) => ({ ...weight })),
      priority: priority.map(({ likelihood: band, priorities }) => ({
        likelihood: band,
        priorities: [...priorities],
      })),
      priorityReason,
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

/** What a factor has of its own, which the file that comes with the product does not repeat; null of anything else. */
function ofFactor(path: string): string | null {
  const [, id, field] = /^likelihood\.factors\.([a-z-]+)\.(halfLifeYears|ceiling|share)$/.exec(path) ?? [];
  const factor = allFactors().find((known) => known.id === id);
  const own = factor?.[field as 'halfLifeYears' | 'ceiling' | 'share'];
  return own === undefined || !Number.isFinite(own) ? null : String(own);
}
