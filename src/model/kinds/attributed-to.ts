import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'attributed-to',
  caption: 'Used by',
  reverse: 'Used',
  directed: true,
  sentence: '{from} was used by {to} ({count record/records}).',
  doesNotShow: 'That nobody else used it, or that it was in use on every day between the dates.',
  wrongIf: 'The number was ported, lent or issued again, or the basis of the attribution was weak.',
  network: false,
  derivation: { how: 'computed' },
};
