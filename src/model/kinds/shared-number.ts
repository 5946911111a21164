import type { LinkKind } from '../link';

/**
 * A number in contact with more of the staff than this is taken for a service (a garage, a takeaway, a court) and left
 * out: pairs grow with the square of it, and say ever less. What is left out is told (`numbersLeftOut`).
 */
export const SHARED_NUMBER_MOST_STAFF = 12;

export const kind: LinkKind = {
  id: 'shared-number',
  caption: 'In contact with the same number as',
  reverse: 'In contact with the same number as',
  directed: false,
  sentence:
    '{from} and {to} were both in contact with {count} of the same numbers; at least one works for the force, the other too or is marked as an offender or belongs to a crime group.',
  counted: 'Numbers shared',
  doesNotShow: `That they know each other: a garage or a takeaway is called by many. Numbers in contact with more than ${SHARED_NUMBER_MOST_STAFF} of the staff, and numbers that a member of staff held, are left out.`,
  wrongIf:
    'The number is a service that many use, changed hands between the two contacts, or a holder is attributed wrongly.',
  network: true,
  inferred: true,
  halfLifeDays: 365,
  derivation: { how: 'computed' },
};
