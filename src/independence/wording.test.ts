import { withoutLookAlikes } from './look-alikes';
import { likeness, wordingOf } from './wording';

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `word${String.fromCharCode(97 + from + i).repeat(3)}`).join(
    ' ',
  );
const alike = (a: string, b: string, share = 0.8): string | undefined =>
  likeness(wordingOf(a, 8), wordingOf(b, 8), share);

test('runs of three words, four fifths of the shorter: 12 words are 10 runs', () => {
  expect(wordingOf(words(0, 12), 8).runs.size).toBe(10);
  // Ten words in common are eight runs of ten; nine are seven.
  expect(alike(words(0, 12), words(2, 14))).toBe('same');
  expect(alike(words(0, 12), words(3, 15))).toBeUndefined();
  expect(alike(words(0, 7), words(0, 8))).toBeUndefined();
});

test('one length ends at 2 · 0.8 times the shorter, where two without a run in common would fit: 10 runs and 16', () => {
  expect(alike(words(0, 12), words(0, 17))).toBe('same');
  expect(alike(words(0, 12), words(0, 18))).toBe('held');
  expect(alike(words(0, 18), words(0, 12))).toBe('holds');
});

test('runs of six letters where there are no words: 16 letters are 11 runs', () => {
  const letters = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳';
  expect(wordingOf(letters, 8).letterRuns().size).toBe(11);
  expect(wordingOf(letters.slice(1), 8).letterRuns().size).toBe(0);
  expect(wordingOf(words(0, 12), 8).unspaced).toBe(false);
});

test('letters that look alike are one: of Cyrillic, Greek, Armenian and Cherokee, and of Latin itself', () => {
  // UTS 39 takes each of these for the Latin beside it.
  const pairs = [
    'аa',
    'еe',
    'оo',
    'рp',
    'сc',
    'хx',
    'уy',
    'ѕs',
    'јj',
    'іi',
    'ԁd',
    'αa',
    'ρp',
    'νv',
    'օo',
    'հh',
    'ɡg',
  ];
  for (const [look, latin] of pairs.map((p) => [...p]))
    expect(withoutLookAlikes(look!)).toBe(withoutLookAlikes(latin!));
  // In their large form, which is folded small before: Н is an H, В a B, Ν an N, Ꭺ (U+13AA) a look-alike of A.
  for (const [look, latin] of ['НH', 'ВB', 'ΝN', 'ΗH', 'ᎪA'].map((p) => [...p.toLowerCase()]))
    expect(withoutLookAlikes(look!)).toBe(withoutLookAlikes(latin!));
  expect(withoutLookAlikes('жbdé')).toBe('жbdé');
});
