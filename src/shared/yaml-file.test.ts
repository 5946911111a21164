import { LONGEST_YAML, readYaml, YamlProblem } from './yaml-file';

/** Nine levels of nine references each: 9 to the ninth texts, were they followed. */
const LAUGHS = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghij'].map((key, i) => {
    const before = 'abcdefghi'.charAt(i);
    return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
].join('\n');

test.each([
  ['a billion laughs', LAUGHS, /anchors, aliases and tags/],
  ['a few laughs', LAUGHS.split('\n').slice(0, 5).join('\n'), /aliases cannot be followed/],
  ['an alias of itself', 'a: &a [*a]', /line 1, column 8: this alias stands for what it is in/],
  ['lists in lists in a row', '['.repeat(5_000) + ']'.repeat(5_000), /nested more than 32 deep/],
  ['lists in lists in lines', '- '.repeat(5_000), /nested more than 32 deep/],
  ['maps in maps', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /nested more/],
  ['more text than any has', `a: ${'x'.repeat(LONGEST_YAML)}`, /longer than 262144 characters/],
  ['more words than any has', 'k: v\n'.repeat(40_000), /more than 60000 words/],
  ['anchors without end', '&a '.repeat(20_000), /anchors, aliases and tags/],
])('%s: refused before it is built', (_, text, why) => {
  expect(() => readYaml(text)).toThrow(YamlProblem);
  expect(() => readYaml(text)).toThrow(why);
});

test('what is within the bounds is read, texts as written', () => {
  const text = 'a: 01\nb: [NO, 2021-02]\nc: { d: true }\n';
  expect(readYaml(text).value).toEqual({ a: '01', b: ['NO', '2021-02'], c: { d: 'true' } });
  const wide = Array.from({ length: 8_000 }, (_, i) => `k${i}: v`).join('\n');
  expect(Object.keys(readYaml(wide).value as object)).toHaveLength(8_000);
});

test('a key given twice is told with the line of the second, wherever it stands', () => {
  expect(() => readYaml('a: 1\nb:\n  - c: 1\n    d: 2\n    c: 3\n')).toThrow(
    'line 5, column 5: this key is given twice; leave one of the two.',
  );
});
