import type { LinkKind } from '../link';

export const kind: LinkKind = {
  id: 'holds-post',
  caption: 'Holds the post',
  reverse: 'Is held by',
  directed: true,
  sentence: '{from} holds or held the post {to}.',
  doesNotShow: 'What access or duties went with the post on a given day.',
  wrongIf: 'The register of posts was not brought up to date after a move.',
  network: false,
  derivation: { how: 'stated', rests: [{ source: 'posts', from: 'holder', to: 'post' }] },
};
