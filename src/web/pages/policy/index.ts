import { z } from 'zod';
import { operation as policy } from '../../../operations/catalogue/policy';
import { MEETING_READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { policyText } from '../../wording/list';

const KINDS = {
  category: 'National category of intelligence',
  class: 'Class of complaint',
  own: 'The force’s own category',
};

/** The last band has all that is below the others. */
function begins<B extends { readonly from: number }>(
  band: B,
  at: number,
  all: readonly B[],
): B & { begins: string } {
  return { ...band, begins: at === all.length - 1 ? 'below that' : String(band.from) };
}

export const page = definePage({
  id: 'policy',
  path: '/policy',
  title: 'Policy of the review list',
  navigation: { caption: 'Policy', order: 65 },
  roles: MEETING_READERS,
  asks: [policy],
  input: z.strictObject({}),
  examples: [{ name: 'policy', address: '/policy' }],
  async load(asking) {
    const answer = await asking.ask(policy, {});
    const { likelihood, harm } = answer.bands;
    return {
      model: {
        ...answer,
        policyText: policyText(answer.policy),
        kinds: KINDS,
        axes: [
          { title: 'Bands of likelihood, in nats', bands: likelihood.map(begins) },
          { title: 'Bands of harm', bands: harm.map(begins) },
        ],
      },
    };
  },
});
