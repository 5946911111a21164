import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'related-to',
  caption: 'Declared as household, family or business',
  reverse: 'Declared as household, family or business by',
  directed: true,
  sentence: '{from} declared {to} as household, family or business.',
  doesNotShow: 'Anything improper, or how close they are.',
  wrongIf: 'The declaration names the wrong person, or has ended without being brought up to date.',
  network: true,
  derivation: { how: 'stated', rests: [{ source: 'relationships', from: 'declarer', to: 'relative' }] },
};
