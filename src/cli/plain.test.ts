import { notedTable, wrapped } from './plain';

test('words are broken between words, each line after the indent and no wider than the terminal', () => {
  const text = 'Named as a subject by 2 independent sources, the last recorded on 11 June 2026.';
  const broken = wrapped(text, 4, 40).split('\n');
  expect(broken).toEqual([
    '    Named as a subject by 2 independent',
    '    sources, the last recorded on 11',
    '    June 2026.',
  ]);
  expect(wrapped(text, 4, 400)).toBe(`    ${text}`);
  expect(wrapped('a'.repeat(50), 0, 40)).toBe('a'.repeat(50));
});

test('words stand under their row and widen no column', () => {
  const rows = [
    { cells: [1, 'Jan'], notes: ['First.', 'Second.'] },
    { cells: [2, 'Ola'], notes: [] },
  ];
  expect(notedTable(['rank', 'who'], rows, 2).split('\n')).toEqual([
    'rank  who',
    '----  ---',
    '   1  Jan',
    '  First.',
    '  Second.',
    '   2  Ola',
  ]);
});

test('what is wide beside a narrow terminal is no wider than 120, and never narrower than can be read', () => {
  const widest = (width: number): number =>
    Math.max(
      ...wrapped('word '.repeat(100).trim(), 6, width)
        .split('\n')
        .map((line) => line.length),
    );
  expect(widest(300)).toBeLessThanOrEqual(120);
  expect(widest(10)).toBeLessThanOrEqual(26);
});
