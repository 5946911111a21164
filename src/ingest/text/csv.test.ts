import fc from 'fast-check';
import { CsvReader } from './csv';
import { LONGEST_ROW, type DeliveredLine } from './line';

/** Reads `text` cut into pieces of `size`: the cut must never be seen. */
function read(text: string, size = text.length + 1, delimiter = ','): DeliveredLine[] {
  const reader = new CsvReader(delimiter);
  const lines: DeliveredLine[] = [];
  for (let at = 0; at < text.length; at += size) lines.push(...reader.feed(text.slice(at, at + size)));
  return [...lines, ...reader.end()];
}

test('quotes, doubled quotes, line breaks inside and both line ends, with physical line numbers', () => {
  expect(read('a,"b ""x"" c","d\ne"\r\n1,,"3"\n\n"z",')).toEqual([
    { line: 1, cells: ['a', 'b "x" c', 'd\ne'] },
    { line: 3, cells: ['1', '', '3'] },
    { line: 4, blank: true },
    { line: 5, cells: ['z', ''] },
  ]);
});

test('a stray quote costs its own row and no other', () => {
  const lines = read('1,"open\n2,b\n3,c"d\n4,"e"f\n5,g');
  expect(lines.map((l) => [l.line, 'code' in l ? l.code : 'cells' in l ? l.cells.join('|') : ''])).toEqual([
    [1, 'bad_quote'],
    [2, '2|b'],
    [3, 'bad_quote'],
    [4, 'bad_quote'],
    [5, '5|g'],
  ]);
});

test('a row past the longest is refused once, and the next line is read', () => {
  const text = `1,a\n2,${'x'.repeat(3 * LONGEST_ROW)}\n3,c\n`;
  const lines = read(text, 700_000);
  expect(lines.map((l) => [l.line, 'code' in l ? l.code : 'row'])).toEqual([
    [1, 'row'],
    [2, 'row_too_long'],
    [3, 'row'],
  ]);
});

test('whatever is written by the rules is read back, however the text is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' '), maxLength: 6 });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 9 }), fc.constantFrom('\n', '\r\n'), (written, size, end) => {
      const text =
        written.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join(end) + end;
      expect(read(text, size).map((l) => ('cells' in l ? l.cells : l))).toEqual(written);
    }),
  );
});

test('damaged text is read the same however it is cut, and every line is accounted for', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n'), maxLength: 40 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (t, size) => expect(read(t, size)).toEqual(read(t))),
  );
});
