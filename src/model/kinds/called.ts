import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'called',
  caption: 'Called or texted',
  reverse: 'Was called or texted by',
  directed: true,
  sentence: '{from} called or texted {to} {count time/times}.',
  doesNotShow:
    'Who held either telephone, or what was said. Data sessions are not communications and are left out.',
  wrongIf:
    'The billing lists calls that never connected, or the same calls were billed under two authorities.',
  network: false,
  halfLifeDays: 365,
  derivation: { how: 'contact', source: 'phone-billing' },
};
