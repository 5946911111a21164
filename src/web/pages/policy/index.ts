import { z } from 'zod';
import { operation as policy } from '../../../operations/catalogue/policy';
import { MEETING_READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { policyText } from '../../wording/list';

export const page = definePage({
  id: 'policy',
  path: '/policy',
  title: 'Policy of the review list',
  roles: MEETING_READERS,
  asks: [policy],
  input: z.strictObject({}),
  examples: [{ name: 'policy', address: '/policy' }],
  async load(asking) {
    const answer = await asking.ask(policy, {});
    return { model: { ...answer, policyText: policyText(answer.policy) } };
  },
});
