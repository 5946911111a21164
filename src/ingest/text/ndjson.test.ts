import fc from 'fast-check';
import { NdjsonReader, readJsonRow } from './ndjson';

test('numbers keep their digits, lists are joined, null is absent', () => {
  expect(
    readJsonRow(
      '{"a": 1.50, "b": ["x", 2], "c": null, "d": true, "e": "q\\"\\u00e9", "f": 12345678901234567890}',
    ),
  ).toEqual(
    new Map([
      ['a', '1.50'],
      ['b', 'x;2'],
      ['d', 'true'],
      ['e', 'q"é'],
      ['f', '12345678901234567890'],
    ]),
  );
});

test.each([
  ['{"a":1,"a":2}', 'duplicate_json_key'],
  ['{"a":null,"a":2}', 'duplicate_json_key'],
  ['{"a":{"b":1}}', 'bad_json'],
  ['{"a":[[1]]}', 'bad_json'],
  ['{"a":01}', 'bad_json'],
  ['{"a":NaN}', 'bad_json'],
  ['{"a":1} x', 'bad_json'],
  ['[1]', 'bad_json'],
  ['{"a":"\\x"}', 'bad_json'],
  ['{"a":1,}', 'bad_json'],
])('%s is refused as %s', (text, code) => expect(readJsonRow(text)).toBe(code));

test('agrees with JSON.parse on every object of texts and whole numbers', () => {
  const value = fc.oneof(fc.string(), fc.integer());
  fc.assert(
    fc.property(fc.dictionary(fc.string(), value), (object) => {
      const row = readJsonRow(JSON.stringify(object));
      expect(row).toEqual(new Map(Object.entries(object).map(([k, v]) => [k, String(v)])));
    }),
  );
});

test('lines are numbered, blank ones told apart, and a strict reader rejects a key that is no field', () => {
  const reader = new NdjsonReader(['a', 'b'], true);
  const text = '{"b":"2"}\n\n{"c":1}\nx\n{"a":"1","b":"2"}';
  const lines = [...reader.feed(text.slice(0, 5)), ...reader.feed(text.slice(5)), ...reader.end()];
  expect(lines.map((l) => ('cells' in l ? l.cells : 'code' in l ? l.code : 'blank'))).toEqual([
    [undefined, '2'],
    'blank',
    'unknown_field',
    'bad_json',
    ['1', '2'],
  ]);
  expect(lines.map((l) => l.line)).toEqual([1, 2, 3, 4, 5]);
});
