import { z } from 'zod';
import { DEFAULT_CREWS, operation as crews } from '../../../operations/catalogue/crews';
import { READERS } from '../../../operations/operation';
import { kindChoices } from '../../kind-choices';
import { definePage } from '../../page';
import { noCrews, OBSERVED_MEANS } from '../../wording/networks';

export const page = definePage({
  id: 'crews',
  path: '/crews',
  title: 'Crews',
  navigation: { caption: 'Crews', order: 42 },
  roles: READERS,
  asks: [crews],
  input: z.strictObject({
    kinds: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(DEFAULT_CREWS),
  }),
  examples: [
    { name: 'crews', address: '/crews' },
    { name: 'crews by reports', address: '/crews?kinds=co-reported&limit=5' },
    { name: 'crews, none', address: '/crews?asOf=2000-01-01' },
  ],
  async load(asking, { kinds, limit }) {
    const answer = await asking.ask(crews, { kinds, limit });
    const choices = kindChoices(kinds, 'Accused together with (the usual)');
    return { model: { ...answer, choices, limit, noneText: noCrews(answer), observedMeans: OBSERVED_MEANS } };
  },
});
