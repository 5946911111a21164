import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'undeclared-association',
  caption: 'Has an undeclared association with',
  reverse: 'Has an undeclared association with',
  directed: false,
  sentence:
    '{from} and {to} were in contact or reported together {count time/times}; one works for the force, the other is marked as an offender or belongs to a crime group, and at the time no declaration and no stated duty named both.',
  doesNotShow:
    'That the contact was not for work, or that the member of staff knew who the other was. No declaration visible to you is not the same as none made; one made since is among the records.',
  wrongIf:
    'The contact was on duty, a declaration is held elsewhere or in a compartment that you are not in, or a number was attributed to the wrong person.',
  network: false,
  inferred: true,
  halfLifeDays: 730,
  derivation: { how: 'computed' },
};
