import { existsSync } from 'node:fs';
import path from 'node:path';
import { ACCEPTED } from '../../scripts/mutation/accepted';
import { HELD } from '../../scripts/mutation/held';
import { readReport, score } from '../../scripts/mutation/result';
import { ROOT } from '../../scripts/testing/processes';

/** As Stryker writes it: line and column from 1, the end after the last character. */
const mutant = (status: string, line: number, columns: readonly [number, number], to: string): object => ({
  mutatorName: 'EqualityOperator',
  status,
  replacement: to,
  location: { start: { line, column: columns[0] }, end: { line, column: columns[1] } },
});
const REPORT = JSON.stringify({
  files: {
    'src/a.ts': {
      source: 'const n = 1;\n  return n < 2;\n',
      mutants: [
        mutant('Killed', 1, [11, 12], '2'),
        mutant('Timeout', 2, [10, 15], 'true'),
        mutant('Survived', 2, [10, 15], 'n\n   <= 2'),
        mutant('NoCoverage', 1, [7, 8], 'm'),
        mutant('CompileError', 1, [1, 6], 'x'),
      ],
    },
  },
});

test('of a report: what was noticed, what was not and where, and the score over those that run', () => {
  const result = readReport('src/a.ts', REPORT);
  expect(result).toMatchObject({ mutants: 4, killed: 1, timeout: 1 });
  expect(result.survivors).toEqual([
    { line: 1, at: 'const n = 1;', from: 'n', to: 'm', covered: false },
    { line: 2, at: 'return n < 2;', from: 'n < 2', to: 'n <= 2', covered: true },
  ]);
  expect(score([result, { ...result, mutants: 2, killed: 2, timeout: 0 }])).toBeCloseTo(400 / 6, 10);
  expect(() => readReport('src/b.ts', REPORT)).toThrow('nothing about src/b.ts');
});

test('every file that is mutated, its tests, and every file of a reason is there; a reason stands once', () => {
  const named = HELD.flatMap(({ file, tests }) => [file, ...tests]);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  expect(ACCEPTED.filter(({ file }) => !HELD.some((held) => held.file === file))).toEqual([]);
  const keys = ACCEPTED.map(({ file, at, from, to }) => [file, at, from, to].join('\n'));
  expect(new Set(keys).size).toBe(keys.length);
});
