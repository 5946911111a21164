import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'co-accused',
  caption: 'Accused together with',
  reverse: 'Accused together with',
  directed: false,
  sentence: '{from} and {to} are named in {count} of the same complaints.',
  doesNotShow:
    'That either did what is alleged, or that they acted together: a complaint may name everybody present.',
  wrongIf: 'A complaint names the wrong officer, or one occasion was recorded as several complaints.',
  network: true,
  halfLifeDays: 1460,
  derivation: { how: 'shared', source: 'complaints', members: ['accused'], shared: 'case' },
};
