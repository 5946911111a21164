import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'co-reported',
  caption: 'Reported together with',
  reverse: 'Reported together with',
  directed: false,
  sentence: '{from} and {to} are named in {count} of the same intelligence reports.',
  doesNotShow:
    'That they know each other: a report may name a person only to say where they were, or who was harmed.',
  wrongIf:
    'A report is about somebody else of the same name, or one piece of information was reported several times.',
  network: true,
  halfLifeDays: 730,
  derivation: {
    how: 'shared',
    source: 'intelligence-reports',
    members: ['subject', 'mention'],
    shared: 'report',
  },
};
