import { z } from 'zod';
import { operation as list } from '../../../operations/catalogue/patterns-list';
import { operation as run } from '../../../operations/catalogue/patterns-run';
import { MEETING_READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { dossiersOf } from './presenter';

export const page = definePage({
  id: 'patterns',
  path: '/patterns',
  title: 'Patterns',
  navigation: { caption: 'Patterns', order: 50 },
  roles: MEETING_READERS,
  asks: [list, run],
  input: z.strictObject({}),
  examples: [{ name: 'patterns', address: '/patterns' }],
  async load(asking) {
    const { patterns } = await asking.ask(list, {});
    const answers = await asking.ask(run, {});
    return { model: { dossiers: dossiersOf(patterns, answers.patterns) } };
  },
});
