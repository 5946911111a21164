import { z } from 'zod';
import { operation as list } from '../../../operations/catalogue/patterns-list';
import { operation as run } from '../../../operations/catalogue/patterns-run';
import { MEETING_READERS } from '../../../operations/operation';
import { PlumblineError } from '../../../shared/errors';
import { NO_PATTERN, pageNumber } from '../../inputs';
import { definePage } from '../../page';
import { patternOf } from './presenter';

export const page = definePage({
  id: 'pattern',
  path: '/patterns/:pattern',
  title: 'Pattern',
  roles: MEETING_READERS,
  asks: [list, run],
  input: z.strictObject({ pattern: z.string().regex(/^[a-z-]+$/, NO_PATTERN), page: pageNumber }),
  examples: [{ name: 'pattern', address: '/patterns/{pattern}' }],
  async load(asking, { pattern, page: at }) {
    const { patterns } = await asking.ask(list, {});
    const dossier = patterns.find((d) => d.id === pattern);
    if (!dossier) throw new PlumblineError('not_found', 'There is no such pattern.');
    const { patterns: answers } = await asking.ask(run, { ids: pattern });
    const answer = answers[0];
    if (!answer) throw new PlumblineError('not_found', 'There is no such pattern.');
    return { model: patternOf(dossier, answer, at), title: dossier.question };
  },
});
