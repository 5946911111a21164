import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'supervises',
  caption: 'Supervises',
  reverse: 'Is supervised by',
  directed: true,
  sentence: '{from} is the recorded supervisor of {to}.',
  doesNotShow: 'Who in fact oversaw the work, or for how long.',
  wrongIf: 'The workforce register was not brought up to date after a move.',
  network: false,
  derivation: { how: 'stated', rests: [{ source: 'workforce', from: 'supervisor', to: 'self' }] },
};
