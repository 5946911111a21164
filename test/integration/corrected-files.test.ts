import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { readLedger } from '../../src/ledger/read-ledger';
import { ask } from '../../src/operations/ask';
import { operation as deliveries } from '../../src/operations/catalogue/deliveries';
import { operation as ingest } from '../../src/operations/catalogue/ingest';
import { operation as rejects } from '../../src/operations/catalogue/rejects';
import { operation as verify } from '../../src/operations/catalogue/verify';
import type { Operation } from '../../src/operations/operation';
import { errorPage } from '../../src/web/error-page';

// A rejected row is corrected in the file, and the same delivery is loaded again: what a person is told to do.

let folder: string;
let composed: Awaited<ReturnType<typeof compose>>;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-corrected-'));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const loader = (name: string) => ({ name, role: 'administrator', loader: true });
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users: [loader('intake'), loader('second')] }));
  composed = await compose(readSettings({ PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: '7'.repeat(64) }), 'test');
});
afterEach(async () => {
  await composed.close();
  rmSync(folder, { recursive: true, force: true });
});

const WORKFORCE = 'staff_id,name,kind,joined\nS01,A,officer,2001-01-01\n';
const CALLS = 'from,to,started,kind\n07700900111,07700900112,2024-03-01T10:00:00,voice\n';
const HEADER = 'file,line,column,reason,message';

/** Asks as a person and gives the answer. */
async function asked<O extends Operation>(operation: O, question: object, by = 'intake'): Promise<unknown> {
  return ask(composed.services, operation, await composed.services.readers.named(by), question);
}

/** Writes the one delivery of these tests, and loads it. */
async function load(joined: string, started: string, by?: string): Promise<void> {
  const files = { 'workforce.csv': 'workforce', 'calls.csv': 'phone-billing' };
  writeFileSync(path.join(folder, 'workforce.csv'), `${WORKFORCE}S02,B,officer,${joined}\n`);
  writeFileSync(path.join(folder, 'calls.csv'), `${CALLS}07700900111,07700900113,${started},voice\n`);
  writeFileSync(
    path.join(folder, 'manifest.yaml'),
    stringify({
      delivery: 'hr-1',
      supplier: 'HR',
      supplied_at: '2024-06-01T09:00:00Z',
      basis: 'test',
      force: 'KV',
      files: Object.entries(files).map(([file, source]) => ({ file, source })),
    }),
  );
  await asked(ingest, { dir: folder }, by);
}

async function rejected(file: string, sending?: string, by?: string): Promise<string[]> {
  const lines: string[] = [];
  const given = await asked(rejects, { delivery: 'hr-1', file, sending }, by);
  for await (const line of given as AsyncIterable<string>) lines.push(line);
  return lines;
}

/** The sendings as the loader is told of them, the latest first. */
async function sendings(by?: string): Promise<{ sending: string; files: object[] }[]> {
  return ((await asked(deliveries, {}, by)) as { deliveries: { sending: string; files: object[] }[] })
    .deliveries;
}

test('what was rejected stays on record when the file is corrected and loaded again, and everything agrees', async () => {
  await load('2001-02-31', '2024-03-32T10:00:00');
  expect(await asked(verify, {})).toMatchObject({ ok: true });
  await load('2001-02-28', '2024-03-31T10:00:00');
  expect(await asked(verify, {})).toMatchObject({ ok: true, differences: [] });
  const [corrected, first] = await sendings();
  expect(corrected?.files).toMatchObject([
    { rejected: 0, rejects: false },
    { rejected: 0, rejects: false },
  ]);
  expect(first?.files).toMatchObject([
    { rejected: 1, rejects: true },
    { rejected: 1, rejects: true },
  ]);
  for (const file of ['workforce.csv', 'calls.csv']) {
    const lines = await rejected(file, first?.sending);
    expect(lines).toHaveLength(2);
    expect([lines[0], lines[1]?.split(',').slice(0, 2)]).toEqual([HEADER, [file, '3']]);
  }
});

test('each sending keeps its own rejects, and the latest are shown where none is named', async () => {
  await load('2001-02-31', '2024-03-31T10:00:00');
  await load('soon', '2024-03-31T10:00:00');
  const [second, first] = await sendings();
  const reasonOf = (lines: readonly string[]): string | undefined => lines[1]?.split(',')[3];
  expect(reasonOf(await rejected('workforce.csv', first?.sending))).toBe('impossible_date');
  expect(reasonOf(await rejected('workforce.csv', second?.sending))).toBe('bad_date');
  expect(reasonOf(await rejected('workforce.csv'))).toBe('bad_date');
});

test('two people who send the same each keep what was rejected for them', async () => {
  await load('2001-02-31', '2024-03-31T10:00:00');
  await load('2001-02-31', '2024-03-31T10:00:00', 'second');
  const [second] = (await sendings('second')).filter((d) => d.sending !== null);
  await expect(rejected('workforce.csv', second?.sending)).rejects.toMatchObject({ code: 'not_found' });
  expect(await rejected('workforce.csv', second?.sending, 'second')).toHaveLength(2);
  const paths = (await readLedger(composed.services.store)).map((f) => f.rejects).filter((p) => p !== '');
  expect(new Set(paths).size).toBe(2);
});

test('a rejects file that is gone is told in plain words, by verify with what to do', async () => {
  await load('2001-02-31', '2024-03-31T10:00:00');
  rmSync(path.join(composed.services.settings.home, 'rejects'), { recursive: true });
  const error: unknown = await rejected('workforce.csv').catch((e: unknown) => e);
  expect(errorPage(error)).toMatchObject({ status: 410, code: 'rejects_gone' });
  expect(await asked(verify, {})).toMatchObject({
    ok: false,
    differences: [{ message: expect.stringContaining('rejects file is gone. Put it back') as string }],
  });
});

test('rows cut from a rejects file, and what lies in its place, are told by verify; put back it agrees again', async () => {
  await load('2001-02-31', '2024-03-32T10:00:00');
  const { home } = composed.services.settings;
  const [file = ''] = (await readLedger(composed.services.store)).map((f) => path.join(home, f.rejects));
  const whole = readFileSync(file, 'utf8');
  const told = async (): Promise<string[]> => {
    const { differences } = (await asked(verify, {})) as { differences: { message: string }[] };
    return differences.map(({ message }) => message);
  };
  const fault = (what: string): object =>
    expect.stringContaining(`workforce.csv: its rejects file ${what}`) as object;
  for (const [text, what] of [
    [`${HEADER}\n`, 'holds 0 rows of 1. Put it back'],
    ['', 'holds 0 rows of 1. Put it back'],
    [`${whole}${whole.split('\n')[1]}\n`, 'holds 2 rows of 1. Put it back'],
    [`${whole}"x\n`, 'was changed. Put it back'],
    [whole.replace(',3,', ',4,'), 'was changed. Put it back'],
    [`${whole}\n`, 'was changed. Put it back'],
  ] as const) {
    writeFileSync(file, text);
    expect(await told()).toEqual([fault(what)]);
    await expect(rejected('workforce.csv')).rejects.toMatchObject({
      code: 'rejects_gone',
      message: fault(what),
    });
  }
  rmSync(file);
  mkdirSync(file);
  expect(await told()).toEqual([
    expect.stringContaining('something else lies in the place of its rejects file'),
  ]);
  rmSync(file, { recursive: true });
  writeFileSync(file, whole);
  expect(await told()).toEqual([]);
  expect(await rejected('workforce.csv')).toHaveLength(2);
});
