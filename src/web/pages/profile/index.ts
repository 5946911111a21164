import { z } from 'zod';
import { who } from '../../../model/naming';
import { operation as profile } from '../../../operations/catalogue/profile';
import { MEETING_READERS, READERS } from '../../../operations/operation';
import { definePage } from '../../page';
import { MADE_OF_SEEN, ON_THE_LIST } from '../../wording/close';
import { RANKS_UNCERTAIN } from '../../wording/list';
import { profileOf } from './presenter';

export const page = definePage({
  id: 'profile',
  path: '/profile',
  title: 'Profile',
  roles: MEETING_READERS,
  asks: [profile],
  input: z.strictObject({ id: z.string().min(1).max(1000) }),
  examples: [{ name: 'profile', address: '/profile?id={person}' }],
  async load(asking, { id }) {
    const model = profileOf(await asking.ask(profile, { id }));
    const readsRecords = READERS.some((role) => role === asking.reader.role);
    return {
      model: {
        ...model,
        readsRecords,
        onTheList: ON_THE_LIST,
        madeOf: MADE_OF_SEEN,
        uncertain: RANKS_UNCERTAIN,
      },
      title: `Profile of ${who(model.row)}`,
    };
  },
});
