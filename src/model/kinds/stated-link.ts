import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'stated-link',
  caption: 'Linked to',
  reverse: 'Linked from',
  directed: true,
  sentence: 'An analyst or another chart states a link from {from} to {to} ({count statement/statements}).',
  doesNotShow: 'What the statement rests on, beyond what its own record says.',
  wrongIf: 'The chart that it came from was wrong, or the statement was of another person of that name.',
  network: true,
  derivation: { how: 'stated', rests: [{ source: 'links', from: 'from', to: 'to' }] },
};
