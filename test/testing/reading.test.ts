import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest as runJest } from '../../scripts/testing/jest';
import { readJest, together, type Reading } from '../../scripts/testing/reading';

/** What the test run makes of a folder of these files, run by Jest itself. */
async function readingOf(files: Readonly<Record<string, string>>): Promise<Reading> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-reading-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const args = ['--runInBand', '--rootDir', folder, '--config', '{"transform":{}}'];
    const { reading } = await runJest({ what: 'units', form: 'fast', args }, folder, () => undefined);
    return {
      ...reading,
      faults: reading.faults.map((f) => f.replaceAll(`${folder}${path.sep}`, '')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const GOOD = { 'good.test.js': 'test("holds", () => {});' };

test('tests that all pass are good', async () => {
  const { files, ...reading } = await readingOf(GOOD);
  expect(reading).toEqual({ passed: 1, failed: 0, skipped: 0, faults: [] });
  expect(files.map((f) => path.basename(f.name))).toEqual(['good.test.js']);
});

test('a test that is skipped fails the run, in whatever way it is', async () => {
  const reading = await readingOf({
    ...GOOD,
    'skip.test.js': 'test.skip("by itself", () => {});',
    'group.test.js': 'describe.skip("with", () => { test("its group", () => {}); });',
    'todo.test.js': 'test.todo("not written");',
    'only.test.js': 'test.only("chosen", () => {}); test("for another", () => {});',
  });
  expect(reading).toMatchObject({ passed: 2, failed: 0, skipped: 4, faults: [expect.any(String)] });
  const [, names = ''] = /^units: 4 skipped: (.*)$/.exec(reading.faults.join()) ?? [];
  expect(names.split('; ').sort()).toEqual(['by itself', 'for another', 'not written', 'with its group']);
});

test('a file without tests fails the run, as does one that cannot be read', async () => {
  const reading = await readingOf({
    ...GOOD,
    'none.test.js': 'const unused = 1;',
    'torn.test.js': 'test("torn"',
  });
  expect(reading).toMatchObject({ passed: 1, failed: 2, skipped: 0 });
  expect(reading.faults.slice(1).sort()).toEqual([
    'units: none.test.js ran no test',
    'units: torn.test.js ran no test',
  ]);
});

test('a run that finds no file fails', async () => {
  expect(await readingOf({})).toMatchObject({ failed: 1, faults: ['units: no report, status 1'] });
});

test('a run that wrote no report, or was ended by a signal after it, fails', () => {
  const ended = { ok: false, how: 'signal SIGKILL', output: '', seconds: 1 };
  expect(readJest('units', ended, undefined)).toMatchObject({
    failed: 1,
    faults: ['units: no report, signal SIGKILL'],
  });
  expect(readJest('units', { ...ended, ok: true, how: 'status 0' }, '{"numPassedTests":')).toMatchObject({
    failed: 1,
    faults: ['units: no report, status 0'],
  });
  const report = JSON.stringify({
    numPassedTests: 1,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [
      {
        name: 'a',
        startTime: 1000,
        endTime: 3500,
        assertionResults: [{ fullName: 'holds', status: 'passed' }],
      },
    ],
  });
  expect(readJest('units', ended, report)).toEqual({
    passed: 1,
    failed: 0,
    skipped: 0,
    faults: ['units: signal SIGKILL'],
    files: [{ name: 'a', seconds: 2.5 }],
  });
});

test('sums and faults of all parts are kept', () => {
  const one = { passed: 2, failed: 1, skipped: 3, faults: ['a'], files: [{ name: 'x', seconds: 1 }] };
  const other = { passed: 10, failed: 20, skipped: 30, faults: ['b'], files: [{ name: 'y', seconds: 2 }] };
  expect(together([one, other])).toEqual({
    passed: 12,
    failed: 21,
    skipped: 33,
    faults: ['a', 'b'],
    files: [...one.files, ...other.files],
  });
});
