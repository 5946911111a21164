import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'looked-up',
  caption: 'Looked up',
  reverse: 'Was looked up by',
  directed: true,
  sentence: 'The account of {from} searched for, opened or copied the record of {to} {count time/times}.',
  doesNotShow: 'That there was no policing purpose, or who sat at the keyboard.',
  wrongIf: 'The account was used by somebody else, or the audit log counts one opening several times.',
  network: false,
  halfLifeDays: 365,
  derivation: { how: 'attributed', source: 'system-access' },
};
