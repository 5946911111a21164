import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'member-of',
  caption: 'Member of',
  reverse: 'Has the member',
  directed: true,
  sentence: '{from} is recorded as a member of {to} ({count record/records}).',
  doesNotShow: 'What part the person plays, or that the membership goes on.',
  wrongIf: 'The crime-group map is out of date, or two people were taken for one.',
  network: true,
  derivation: {
    how: 'stated',
    rests: [
      { source: 'organised-crime-groups', from: 'member', to: 'self' },
      { source: 'nominals', from: 'self', to: 'ocg' },
    ],
  },
};
