import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'shared-number',
  caption: 'In contact with the same number as',
  reverse: 'In contact with the same number as',
  directed: false,
  sentence:
    '{from} and {to} were both in contact with {count} of the same numbers; at least one works for the force, the other too or is marked as an offender or belongs to a crime group.',
  doesNotShow:
    'That they know each other: a garage or a takeaway is called by many. Numbers in contact with more than 12 of the staff are left out, and are listed apart.',
  wrongIf:
    'The number is a service that many use, changed hands between the two contacts, or a holder is attributed wrongly.',
  network: true,
  halfLifeDays: 365,
  derivation: { how: 'computed' },
};
