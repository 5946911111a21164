import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'accused-in',
  caption: 'Complained of in',
  reverse: 'Is a complaint about',
  directed: true,
  sentence: '{from} is complained of in {to}.',
  doesNotShow: 'That what is alleged happened: read the finding, and when it was made.',
  wrongIf: 'The complainant or the system named the wrong officer.',
  network: false,
  halfLifeDays: 1460,
  derivation: { how: 'stated', rests: [{ source: 'complaints', from: 'accused', to: 'case' }] },
};
