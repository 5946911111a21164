import { visible, visibleJson, visibleOnOneLine } from './visible';

test.each([
  ['\u001b[2Jcleared', '\\x1b[2Jcleared'],
  ['\u001b]0;title\u0007', '\\x1b]0;title\\x07'],
  ['\u009b31mred', '\\x9b31mred'],
  ['over\rwritten', 'over\\x0dwritten'],
  ['back\u0008space\u007f', 'back\\x08space\\x7f'],
  ['\u0000', '\\x00'],
  ['exe\u202etxt', 'exe\\u202etxt'],
  ['\u2066isolated\u2069', '\\u2066isolated\\u2069'],
  ['\u200fright\u061c', '\\u200fright\\u061c'],
  ['\u2028line\ufeff', '\\u2028line\\ufeff'],
  ['a\ttab', 'a\\x09tab'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(JSON.parse(visibleJson({ text }))).toEqual({ text });
  expect(visibleJson({ text })).toMatch(/^[\x20-\x7e]*$/);
});

test('what people write stays as it is', () => {
  const text = 'Zoë Ní Bhraonáin, 李, أحمد, “quoted” — 3 €\nnext line';
  expect(visible(text)).toBe(text);
  expect(JSON.parse(visibleJson(text))).toBe(text);
  expect(visibleOnOneLine('one\ntwo')).toBe('one\\x0atwo');
});
