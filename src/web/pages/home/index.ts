import { z } from 'zod';
import { operation as home } from '../../../operations/catalogue/home';
import { operation as view } from '../../../operations/catalogue/view';
import { MEETING_READERS } from '../../../operations/operation';
import { ROLES } from '../../../model/view';
import { definePage } from '../../page';
import { peopleOf, sourcesOf } from './presenter';

export const page = definePage({
  id: 'home',
  path: '/',
  title: 'Home',
  navigation: { caption: 'Home', order: 10 },
  roles: ROLES,
  asks: [home, view],
  input: z.strictObject({}),
  examples: [{ name: 'home', address: '/' }],
  async load(asking) {
    const reads = MEETING_READERS.some((r) => r === asking.reader.role);
    const [{ coverage, loader, role }, today] = await Promise.all([
      asking.ask(view, {}),
      reads ? asking.ask(home, {}) : undefined,
    ]);
    if (!today) return { model: { reads, loader, role, sources: [] } };
    const overdue = today.overdue.map((o) => ({ ...o, who: peopleOf(o.names) }));
    const declarationsAbsent = today.absent.includes('notifiable-associations');
    return {
      model: {
        ...{ reads, loader, role, declarationsAbsent },
        today: { ...today, overdue },
        sources: sourcesOf(coverage),
      },
    };
  },
});
