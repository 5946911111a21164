import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { World } from '../../src/ingest/testing/world';
import { askNamed } from '../../src/operations/ask-named';

// A list of protected communications that comes to name something already loaded: the folder is closed, and what `verify`
// says to do opens a new one. Which rows name it is counted by hand from the texts below.

const LINE = '0808 157 0123';
const LATER = '07700 900777';
const entry = (number: string): string =>
  `  - { number: ${number}, kind: confidential_line, reason: a line }\n`;
const BILL = [
  'from,to,started,kind',
  '07700900101,07700900777,2026-05-03T09:00:00Z,voice',
  '+447700900777,07700900102,2026-05-03T10:00:00Z,voice',
  '07700900101,07700900102,2026-05-03T11:00:00Z,voice',
  // The later one as a spreadsheet leaves it, and as one calls who withholds their own.
  '07700900101,7700900777,2026-05-03T11:30:00Z,voice',
  '07700900101,14107700900777,2026-05-03T11:40:00Z,voice',
  // Another number, which begins as the later one does.
  '07700900101,077009007771,2026-05-03T12:00:00Z,voice',
];
const NOMINALS = [
  'nominal_id,name,numbers',
  'N1,Ann,07700900101;07700 900 777',
  'N2,"Ben, of (07700) 900777",',
  'N3,Cy,07700900103',
];

let folder: string;
let writer: World;
let dirs: { ours: string; theirs: string; clean: string };
let home: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-changed-'));
  home = newHome('old');
  writer = await World.open();
  const bill = (delivery: string, rows: readonly string[]) => ({
    delivery,
    suppliedAt: '2026-06-01T09:00:00Z',
    files: [{ file: 'bill.csv', source: 'phone-billing', content: `${rows.join('\n')}\n` }],
  });
  dirs = {
    ours: writer.write(bill('bills-may', BILL), {
      delivery: 'nominals-may',
      files: [{ file: 'n.csv', source: 'nominals', content: `${NOMINALS.join('\n')}\n` }],
    }),
    theirs: writer.write(
      bill('bills-other', [BILL[0] ?? '', '07700900777,07700900105,2026-04-03T09:00:00Z,voice']),
    ),
    clean: writer.write(
      bill('bills-clean', [BILL[0] ?? '', '07700900101,07700900105,2026-03-03T09:00:00Z,voice']),
    ),
  };
}, 60_000);
afterAll(async () => {
  await writer.close();
  rmSync(folder, { recursive: true, force: true });
});

function newHome(name: string): string {
  const made = path.join(folder, name);
  mkdirSync(made);
  const none = { no_staff_record: { reason: 'a test', excluded: [] } };
  const users = [
    { name: 'reader', role: 'analyst', ...none },
    { name: 'auditor', role: 'auditor', ...none },
    { name: 'intake', role: 'administrator', loader: true },
    { name: 'second', role: 'administrator', loader: true },
  ];
  writeFileSync(path.join(made, 'access.yaml'), stringify({ users }));
  writeFileSync(path.join(made, 'protected.yaml'), `protected:\n${entry(LINE)}`);
  return made;
}

type Ask = (user: string, operation: string, question?: object) => Promise<unknown>;
async function within<T>(at: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const composed = await compose(readSettings({ PLUMBLINE_HOME: at }), 'test');
  try {
    return await work((user, operation, question = {}) =>
      askNamed(composed.services, { user, operation, question }),
    );
  } finally {
    await composed.close();
  }
}

interface Report {
  readonly deliveries: readonly {
    readonly files: readonly { file: string; sealed: number; masked: number }[];
  }[];
}

/** Loads everything; gives what was sealed of each file of the first two deliveries. */
async function load(ask: Ask): Promise<unknown[]> {
  const report = (await ask('intake', 'ingest', { dir: dirs.ours })) as Report;
  await ask('intake', 'ingest', { dir: dirs.clean });
  await ask('second', 'ingest', { dir: dirs.theirs });
  return report.deliveries
    .flatMap((d) => d.files.map(({ file, sealed, masked }) => [file, sealed, masked]))
    .sort();
}

interface Verdict {
  readonly ok: boolean;
  readonly differences: readonly { readonly what: string; readonly message: string }[];
}

test('verify names the files of the asker that hold what is protected now, and each step of the way on, which works', async () => {
  await within(home, async (ask) => {
    await load(ask);
    expect(await ask('intake', 'verify')).toMatchObject({ ok: true });
    writeFileSync(path.join(home, 'protected.yaml'), `protected:\n${entry(LINE)}${entry(LATER)}`);
    await expect(ask('reader', 'search', { query: 'N3' })).rejects.toMatchObject({
      code: 'protected_list',
      message: expect.stringContaining('plumbline verify') as string,
    });
    const mine = (await ask('intake', 'verify')) as Verdict;
    expect(mine.ok).toBe(false);
    expect(mine.differences.map((d) => d.what)).toEqual(Array(3).fill('protected.yaml'));
    const [steps, ...named] = mine.differences.map((d) => d.message);
    expect(steps).toMatch(
      /1\. .*put the file back.*\n2\. .*new data folder.*\n3\. .*\n4\. .*load all.*\n5\. .*\n6\. /s,
    );
    expect(named.sort()).toEqual([
      'bills-may, bill.csv: 4 of its rows name what the list protects now.',
      'nominals-may, n.csv: 2 of its rows name what the list protects now.',
    ]);
    const theirs = ((await ask('second', 'verify')) as Verdict).differences.map((d) => d.message);
    expect(theirs).toEqual([steps, 'bills-other, bill.csv: 1 of its rows names what the list protects now.']);
    // Who looked at what is read in a closed folder as well.
    expect(await ask('auditor', 'audit', { operation: 'search' })).toMatchObject({ total: 1 });
  });

  const next = newHome('new');
  for (const file of ['access.yaml', 'id.key', 'protected.yaml', 'seal.key'])
    if (existsSync(path.join(home, file))) copyFileSync(path.join(home, file), path.join(next, file));
  await within(next, async (ask) => {
    expect(await load(ask)).toEqual([
      ['bill.csv', 4, 0],
      ['n.csv', 0, 2],
    ]);
    expect(await ask('intake', 'verify')).toMatchObject({ ok: true, differences: [] });
    expect(JSON.stringify(await ask('reader', 'search', { query: 'N3' }))).toContain('N3');
    expect(JSON.stringify(await ask('reader', 'search', { query: '900777' }))).not.toContain(
      'phone:+447700900777"',
    );
  });
}, 120_000);

test('a file put back as it was opens the folder', async () => {
  writeFileSync(path.join(home, 'protected.yaml'), `protected:\n${entry(LINE)}`);
  await within(home, async (ask) => {
    expect(JSON.stringify(await ask('reader', 'search', { query: 'N3' }))).toContain('N3');
    expect(await ask('intake', 'verify')).toMatchObject({ ok: true });
  });
});

test('where the list and what says which it was are both gone, the folder stays closed and verify says what to do', async () => {
  const next = path.join(folder, 'new');
  const files = ['protected.yaml', path.join('sealed', 'list')].map((file) => path.join(next, file));
  const kept = files.map((file) => readFileSync(file));
  for (const file of files) rmSync(file);
  await within(next, async (ask) => {
    const closed = {
      code: 'protected_list',
      message: expect.stringMatching(/sealed\/list is missing.*from a backup/) as string,
    };
    await expect(ask('reader', 'search', { query: 'N3' })).rejects.toMatchObject(closed);
    await expect(ask('intake', 'ingest', { dir: dirs.ours })).rejects.toMatchObject(closed);
    const verdict = (await ask('intake', 'verify')) as Verdict;
    expect([verdict.ok, verdict.differences.map((d) => d.what)]).toEqual([false, ['sealed/list']]);
    expect(verdict.differences[0]?.message).toMatch(
      /missing.*\n.*\n1\. Put sealed\/list and protected\.yaml back.*\n2\. .*new data folder.*\n3\. .*\n4\. .*\n5\. .*\n6\. /s,
    );
  });
  for (const [i, file] of files.entries()) writeFileSync(file, kept[i] ?? '');
  await within(next, async (ask) => {
    expect(JSON.stringify(await ask('reader', 'search', { query: 'N3' }))).toContain('N3');
    expect(await ask('intake', 'verify')).toMatchObject({ ok: true, differences: [] });
  });
}, 60_000);
