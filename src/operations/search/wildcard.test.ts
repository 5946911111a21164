import fc from 'fast-check';
import { wildcard } from './wildcard';

/** The definition itself: every way of sharing a text out between the stars is tried. */
function fits(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] !== '*')
    return text !== '' && pattern[0] === text[0] && fits(pattern.slice(1), text.slice(1));
  return fits(pattern.slice(1), text) || (text !== '' && fits(pattern, text.slice(1)));
}

const letters = (of: string, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...of), maxLength });

test.each([
  ['sm*th', 'smith', true],
  ['sm*th', 'smoothe', false],
  ['*', '', true],
  ['ab*ba', 'aba', false],
  ['ab*ba', 'abba', true],
  ['*a*a', 'a', false],
  ['**x**', 'x', true],
  ['a.c*', 'abc', false],
  ['a*\nb', 'ax\nb', true],
])('%j against %j: %s', (pattern, text, expected) => {
  expect(wildcard(pattern)(text)).toBe(expected);
});

test('fits what the definition of a star fits, on short texts', () => {
  fc.assert(
    fc.property(letters('ab*', 7), letters('ab', 9), (pattern, text) => {
      expect(wildcard(pattern)(text)).toBe(fits(pattern, text));
    }),
    { numRuns: 5000 },
  );
});

test('a text is read once, however many stars there are', () => {
  const text = 'a'.repeat(20_000);
  const patterns = ['*a*a*a*a*b', '*a*a*a*a*b*', `${'*a'.repeat(99)}*b*`, '*ab'.repeat(66)];
  let read = 0;
  const real = (text: string, piece: string, at: number): number => {
    for (let place = at; place <= text.length - piece.length; place++)
      if (text.startsWith(piece, place)) return place;
    return -1;
  };
  const spy = jest.spyOn(String.prototype, 'indexOf').mockImplementation(function (
    this: string,
    piece: string,
    at = 0,
  ) {
    const text = String(this);
    const found = real(text, piece, at);
    read += (found < 0 ? text.length : found + piece.length) - at;
    if (read > patterns.length * text.length) throw new Error('It is read more than once.');
    return found;
  });
  try {
    for (const pattern of patterns) expect(wildcard(pattern)(text)).toBe(false);
    expect(read).toBeGreaterThan(0);
  } finally {
    spy.mockRestore();
  }
});
