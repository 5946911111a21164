import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'contacted',
  caption: 'In contact with',
  reverse: 'In contact with',
  directed: false,
  sentence: 'Numbers held at the time by {from} and {to} called or texted each other {count time/times}.',
  doesNotShow: 'Who held the telephone in the hand, what was said, or that the contact was not for work.',
  wrongIf: 'A number was attributed to the wrong person, for the wrong dates, or was shared.',
  network: true,
  halfLifeDays: 365,
  derivation: { how: 'attributed', source: 'phone-billing' },
};
