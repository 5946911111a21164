import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'declared-association',
  caption: 'Declared an association with',
  reverse: 'Is a declared association of',
  directed: true,
  sentence: '{from} declared an association with {to} ({count declaration/declarations}).',
  doesNotShow: 'Anything improper: declaring is what the policy asks for. Nor that the association goes on.',
  wrongIf: 'The declaration names the wrong person, or was withdrawn.',
  network: true,
  derivation: {
    how: 'stated',
    rests: [{ source: 'notifiable-associations', from: 'declarer', to: 'associate' }],
  },
};
