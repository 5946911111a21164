import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { StoredEntry } from './entry';
import { KEYS_FILE, KeysFile } from './question/keys-file';
import { readActs } from './read/acts';
import { openedQuestion } from './read/open-question';
import { SETS_FILE } from './sets/sets-file';
import { auditPlace, SEARCH, type AuditPlaceForTests } from './testing/place';

let place: AuditPlaceForTests;
beforeEach(() => {
  place = auditPlace({ witness: 'witness' });
});
afterEach(() => place.remove());

function entries(folder: string): StoredEntry[] {
  return readFileSync(path.join(folder, 'log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as StoredEntry);
}

test('an act is two entries: who asks what about whom, and what was shown', async () => {
  const { record, close } = await place.open();
  const begun = await record.before({ ...SEARCH, about: ['staff:KV-2002', 'Jan Smith'] });
  await record.after(begun, { outcome: 'answered', viewKey: 'v1', shown: [['b', 'a'], [], ['c']] });
  const [first, before, after] = entries(record.folder);
  expect(first).toMatchObject({ act: 'begun', n: 1 });
  expect(before).toMatchObject({
    act: 'before',
    n: 2,
    who: { name: 'analyst.one', role: 'analyst', staffId: 'KV-1001' },
    operation: 'search',
    about: ['staff:KV-2002'],
    view: { compartments: [''], clearance: ['P'] },
  });
  expect(after).toMatchObject({ act: 'after', of: 2, outcome: 'answered', viewKey: 'v1' });
  expect(after?.shown?.map(({ ids }) => ids)).toEqual([2, 1]);
  await close();
});

test('no name and no word of a question stands anywhere in the folder', async () => {
  const { record, close } = await place.open();
  const begun = await record.before({ ...SEARCH, about: ['name:Jan Smith', 'staff:Jan Smith'] });
  await record.after(begun, { outcome: 'answered', viewKey: '', shown: [['person:KV.name:Jan Smith']] });
  await record.tell({ act: 'refused', outcome: 'who_is_reading', question: { given: 'Jan Smith' } });
  await close();
  for (const file of readdirSync(place.home, { recursive: true, withFileTypes: true }).filter((f) =>
    f.isFile(),
  )) {
    const bytes = readFileSync(path.join(file.parentPath, file.name));
    expect([
      file.name,
      bytes.includes('Smith'),
      bytes.includes(Buffer.from('Smith').toString('base64')),
    ]).toEqual([file.name, false, false]);
  }
});

test('a set that recurs is stored once, however often it is shown', async () => {
  const { record, close } = await place.open();
  const network = Array.from({ length: 1000 }, (_, i) => `id-${i}`);
  const sizes: number[] = [];
  for (let n = 0; n < 3; n++) {
    await record.after(await record.before(SEARCH), { outcome: 'answered', viewKey: '', shown: [network] });
    sizes.push(statSync(path.join(record.folder, SETS_FILE)).size);
  }
  expect(new Set(sizes).size).toBe(1);
  await close();
});

test('entries that come while a write is under way go together: one checkpoint for many', async () => {
  const { record, close } = await place.open();
  await Promise.all(Array.from({ length: 40 }, () => record.before(SEARCH)));
  const checkpoints = readFileSync(path.join(record.folder, 'log'), 'utf8').match(/^— /gm)?.length ?? 0;
  expect(entries(record.folder)).toHaveLength(41);
  expect(checkpoints).toBeLessThan(10);
  await close();
});

test('an entry is acknowledged after the fsync of its sets, then of the log, then of the second place, in that order', async () => {
  const { record, close } = await place.open();
  await record.before(SEARCH);
  const order: string[] = [];
  const probe = await open(path.join(place.home, 'probe'), 'w');
  const prototype = Object.getPrototypeOf(probe) as { datasync: () => Promise<void> };
  await probe.close();
  const real = prototype.datasync;
  const sizes = (): string =>
    [path.join(record.folder, SETS_FILE), path.join(record.folder, 'log'), path.join(place.home, 'witness')]
      .map((file) => statSync(file).size)
      .join();
  let before = sizes();
  prototype.datasync = async function (this: object) {
    const now = sizes().split(',');
    order.push(
      `fsync ${['sets', 'log', 'witness'].filter((_, i) => now[i] !== before.split(',')[i]).join('+')}`,
    );
    before = now.join();
    await real.call(this);
  };
  try {
    await record.after({ entry: 2 }, { outcome: 'answered', viewKey: '', shown: [['a']] });
    order.push('acknowledged');
  } finally {
    prototype.datasync = real;
  }
  expect(order).toEqual(['fsync sets', 'fsync log', 'fsync witness', 'acknowledged']);
  await close();
});

test('two processes write to a log each, and the first that is free is taken', async () => {
  const [first, second] = [await place.open(), await place.open()];
  expect([first, second].map(({ record }) => path.basename(record.folder))).toEqual(['server-1', 'server-2']);
  await first.close();
  const third = await place.open();
  expect(path.basename(third.record.folder)).toBe('server-1');
  await third.close();
  await second.close();
});

test.each(['log', SETS_FILE, KEYS_FILE, ''])('where %j is gone nothing is acknowledged', async (file) => {
  const { record, close } = await place.open();
  const begun = await record.before(SEARCH);
  rmSync(path.join(record.folder, file), { recursive: true });
  const act = async (): Promise<void> => {
    // Keys are made ahead; once those run out they must be written.
    for (let n = 0; n < 20; n++) await record.before(SEARCH);
    await record.after(begun, { outcome: 'answered', viewKey: '', shown: [['x', 'y']] });
  };
  await expect(act()).rejects.toMatchObject({ code: 'audit_unavailable' });
  await close();
});

test('the key lies in the folder, its owner’s alone, unless a file elsewhere is named', () => {
  expect(place.setting.keyOutside).toBe(false);
  const file = path.join(place.setting.folder, 'signing-key.pem');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const other = auditPlace({ keyFile: file });
  expect(other.setting.keyOutside).toBe(true);
  expect(other.setting.key.verifier('x').text).toBe(place.setting.key.verifier('x').text);
  other.remove();
  expect(() => auditPlace({ home: place.home, keyFile: path.join(place.home, 'nothing') })).toThrow(
    /PLUMBLINE_AUDIT_KEY/,
  );
});

test('a key is wiped from memory once it has sealed or opened: on the disk it can be destroyed', async () => {
  const taken = jest.spyOn(KeysFile.prototype, 'take');
  const read = jest.spyOn(KeysFile.prototype, 'read');
  const { record, close } = await place.open();
  await record.before(SEARCH);
  const [act] = (await readActs(place.setting.folder)).filter((a) => a.question);
  expect(act && (await openedQuestion(place.setting, act))).toBe('{"query":"Jan Smith"}');
  const { key } = (await taken.mock.results[0]?.value) as { key: Buffer };
  const opened = (await read.mock.results[0]?.value) as Buffer;
  expect([key, opened].map((k) => k.equals(Buffer.alloc(32)))).toEqual([true, true]);
  jest.restoreAllMocks();
  await close();
});

test('what JSON cannot hold is sealed as far as it can be, and nothing is said of a disk; of what was refused, the beginning', async () => {
  const { record, close } = await place.open();
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
  const question = { deep, huge: JSON.parse('1e999') as number, half: '\ud800' };
  await record.tell({ act: 'refused', outcome: 'usage', question });
  await record.tell({ act: 'refused', outcome: 'too_large', question: 'x'.repeat(1_000_000) });
  await record.before({ ...SEARCH, question: { query: 'y'.repeat(100_000) } });
  await record.ready();
  await close();
  const acts = (await readActs(place.setting.folder)).filter((act) => act.question);
  const texts = await Promise.all(acts.map((act) => openedQuestion(place.setting, act)));
  expect(texts).toEqual([
    `{"deep":${'['.repeat(31)}"…"${']'.repeat(31)},"half":"\\ud800","huge":"Infinity"}`,
    `"${'x'.repeat(7999)}…`,
    `{"query":"${'y'.repeat(100_000)}"}`,
  ]);
});
