import { cyclicRows } from './supervision';

const rows = (text: string): { person: string; supervisor: string }[] =>
  text.split(' ').map((pair) => ({ person: pair[0] ?? '', supervisor: pair[1] ?? '' }));
const shown = (text: string): string =>
  cyclicRows(rows(text))
    .map((r) => r.person + r.supervisor)
    .join(' ');

test('every row of a cycle, and no row that only leads to one or away from one', () => {
  // A over B over C over A; D reports to A; C also to E, who reports to nobody.
  expect(shown('AB BC CA DA CE')).toBe('AB BC CA');
  expect(shown('CE DA CA BC AB')).toBe('CA BC AB');
  expect(shown('AA AB')).toBe('AA');
  expect(shown('AB BC CD')).toBe('');
  // Two cycles joined by one row: the row between them is on neither.
  expect(shown('AB BA BC CD DC')).toBe('AB BA CD DC');
});

test('a line of 50,000 does not overflow the stack', () => {
  const line = Array.from({ length: 50_000 }, (_, i) => ({ person: `p${i}`, supervisor: `p${i + 1}` }));
  expect(cyclicRows(line)).toEqual([]);
});
