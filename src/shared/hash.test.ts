import { canonicalJson, keyedId, sha256 } from './hash';

test('RFC 8785: the sample of its section 3.2.3, sorted by UTF-16 code unit', () => {
  const sample = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\u0080': 'Control',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.values(JSON.parse(canonicalJson(sample)) as object)).toHaveLength(7);
  expect(
    canonicalJson(sample).match(
      /"(Carriage Return|One|Control|Latin[^"]*|Euro Sign|Emoji[^"]*|Hebrew[^"]*)"/g,
    ),
  ).toEqual(
    [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ].map((t) => `"${t}"`),
  );
});

test('SHA-256 of "abc" is that of FIPS 180-4, appendix', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('a keyed id is the first 128 bits of HMAC-SHA-256 (RFC 4231, case 2)', () => {
  expect(keyedId(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c7',
  );
});
