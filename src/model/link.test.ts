import { linkSentence, type LinkKind } from './link';

const kind: LinkKind = {
  id: 'called',
  caption: 'Called',
  reverse: 'Was called by',
  directed: true,
  sentence: '{from} called {to} {count time/times}, {count} in all.',
  doesNotShow: '',
  wrongIf: '',
  network: false,
  derivation: { how: 'computed' },
};

test('a sentence counts in words that fit, and takes names as they are', () => {
  expect(linkSentence(kind, '$& {to}', 'B', 1)).toBe('$& {to} called B once, 1 in all.');
  expect(linkSentence(kind, 'A', 'B', 2)).toBe('A called B 2 times, 2 in all.');
});
