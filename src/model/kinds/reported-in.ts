import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'reported-in',
  caption: 'Named in',
  reverse: 'Names',
  directed: true,
  sentence: '{from} is named in the report {to} ({count} items).',
  doesNotShow:
    'That what is reported is true: read the grade. A person may be named as a witness or as the one harmed.',
  wrongIf: 'The report means somebody else, or a number or vehicle with another holder.',
  network: false,
  halfLifeDays: 730,
  derivation: {
    how: 'stated',
    rests: [
      { source: 'intelligence-reports', from: 'subject', to: 'report' },
      { source: 'intelligence-reports', from: 'mention', to: 'report' },
    ],
  },
};
