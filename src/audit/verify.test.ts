import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkpointsIn } from './log/checkpoints-in';
import { destroyKeys, withHeldKeys } from './question/destroy-keys';
import { KEYS_FILE } from './question/keys-file';
import { readActs } from './read/acts';
import { SETS_FILE } from './sets/sets-file';
import { auditPlace, SEARCH, type AuditPlaceForTests } from './testing/place';
import { verifyAudit, type AuditVerdict } from './verify';

/**
 * A record of a server and a command, each of a few acts, tampered with behind the product's back: every fault that is
 * planted must be found. The untouched record must verify.
 */
let place: AuditPlaceForTests;
beforeEach(async () => {
  place = auditPlace({ witness: 'witness' });
  await acts('server', 5);
  await acts('command', 2);
});
afterEach(() => place.remove());

async function acts(kind: 'server' | 'command', many: number): Promise<void> {
  const { record, close } = await place.open({ kind });
  for (let n = 0; n < many; n++) {
    const begun = await record.before(SEARCH);
    await record.after(begun, { outcome: 'answered', viewKey: 'v', shown: [[`${kind}-${n}`, 'b']] });
  }
  await close();
}

async function verified(witness = ''): Promise<AuditVerdict> {
  const { record, close } = await place.open({ kind: 'command', skipDamaged: true });
  try {
    return await verifyAudit(place.setting, record, checkpointsIn(witness));
  } finally {
    await close();
  }
}

const inLog = (...parts: string[]): string => path.join(place.setting.folder, ...parts);
const edit = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(file, 'latin1');
  if (text.replace(from, to) === text) throw new Error('nothing was edited');
  writeFileSync(file, text.replace(from, to), 'latin1');
};
const log = (): string => inLog('server-1', 'log');

test('an untouched record verifies, and says where each log stands', async () => {
  const { faults, heads, entries } = await verified();
  expect(faults).toEqual([]);
  expect(heads.map((h) => [h.log, h.entries, h.unfinished])).toEqual([
    ['command-1', 5, 0],
    ['server-1', 11, 0],
  ]);
  expect(entries).toBe(16);
  expect(checkpointsIn(heads[1]?.checkpoint ?? '')[0]).toMatchObject({ size: 11 });
});

/** Cuts the last write away: two entries of the last act came in two writes. */
function cutLastWrite(): void {
  const text = readFileSync(log(), 'utf8');
  writeFileSync(log(), text.slice(0, text.lastIndexOf('{"act":"after"')));
}

const PLANTED: readonly (readonly [string, RegExp, () => void | Promise<void>])[] = [
  ['who it was', /not those that/, () => edit(log(), 'analyst.one', 'analyst.two')],
  ['one character of a time', /not those that/, () => edit(log(), /09:00:0(\d)/, '09:01:0$1')],
  ['ids that were shown', /were edited/, () => edit(inLog('server-1', SETS_FILE), 'server-3', 'server-x')],
  ['the hash of a set', /gone|edited/, () => edit(inLog('server-1', SETS_FILE), /^[0-9a-f]{4}/, '0000')],
  ['the sets taken away', /are gone/, () => rmSync(inLog('server-1', SETS_FILE))],
  ['the last write cut off', /had been witnessed/, cutLastWrite],
  ['a log wiped', /is gone/, () => rmSync(inLog('server-1'), { recursive: true })],
  ['a log emptied', /is gone/, () => writeFileSync(log(), '')],
  ['the whole record wiped', /is gone|not signed/, () => rmSync(inLog(), { recursive: true })],
  [
    'a log exchanged for another',
    /is gone/,
    () => {
      rmSync(inLog('server-1'), { recursive: true });
      cpSync(inLog('command-1'), inLog('server-1'), { recursive: true });
    },
  ],
  [
    'a log made again with another key',
    /not signed/,
    async () => {
      const other = auditPlace();
      const { record, close } = await other.open();
      await record.before(SEARCH);
      await close();
      rmSync(inLog('server-1'), { recursive: true });
      renameSync(record.folder, inLog('server-1'));
      other.remove();
    },
  ],
];

test.each(PLANTED)('tampering is found: %s', async (_what, message, tamper) => {
  await tamper();
  // A new record must be begun where the key went as well.
  if (!readable()) {
    const after = auditPlaceAgain();
    const { record, close } = await after.open({ kind: 'command' });
    const { faults } = await verifyAudit(after.setting, record);
    await close();
    expect(faults.map((f) => f.message).join('; ')).toMatch(message);
    return;
  }
  const { faults } = await verified();
  expect(faults.map((f) => f.message).join('; ')).toMatch(message);
});

function readable(): boolean {
  try {
    return readFileSync(inLog('signing-key.pem')).length > 0;
  } catch {
    return false;
  }
}

/** The same data folder as the next process finds it. */
function auditPlaceAgain(): AuditPlaceForTests {
  return auditPlace({ home: place.home, witness: 'witness' });
}

test('a log that was joined anew with the very key is found by the second place, and by a checkpoint that somebody kept', async () => {
  const { heads } = await verified();
  const kept = heads.map((h) => h.checkpoint).join('\n');
  await acts('server', 1);
  expect((await verified(kept)).faults).toEqual([]);
  rmSync(inLog('server-1'), { recursive: true });
  await acts('server', 9);
  rmSync(path.join(place.home, 'witness'));
  expect((await verified()).faults).toEqual([]);
  expect((await verified(kept)).faults.map((f) => f.message).join()).toMatch(/is gone/);
});

test('a witness gets a proof that what it kept is the beginning of what is there', async () => {
  const kept = (await verified()).heads.find((h) => h.log === 'server-1')?.checkpoint ?? '';
  await acts('server', 3);
  const head = (await verified(kept)).heads.find((h) => h.log === 'server-1');
  expect(head?.proofs).toEqual([{ from: 11, hashes: expect.any(Array) as string[] }]);
  expect(head?.proofs[0]?.hashes.length).toBeGreaterThan(1);
});

test('a checkpoint that another key signed is told', async () => {
  const other = auditPlace();
  const { record, close } = await other.open();
  const foreign = record.standing().head;
  await close();
  other.remove();
  expect((await verified(foreign)).faults.map((f) => f.message).join('; ')).toMatch(/not signed.*gone/);
});

test('an act whose end a crash took is told apart from tampering', async () => {
  const { record, close } = await place.open();
  await record.before(SEARCH);
  await close();
  const { faults, heads } = await verified();
  expect(faults).toEqual([]);
  expect(heads.find((h) => h.log === 'server-1')).toMatchObject({ unfinished: 1, cut: 0 });
});

test('a write that a crash cut off is cut away, and that is told', async () => {
  writeFileSync(log(), '{"act":"bef', { flag: 'a' });
  await acts('server', 1);
  const { faults, heads } = await verified();
  expect(faults).toEqual([]);
  expect(heads.find((h) => h.log === 'server-1')).toMatchObject({ cut: 1, entries: 14 });
});

test('what is under way while it is verified is no fault', async () => {
  const { record, close } = await place.open();
  await record.before(SEARCH);
  const { faults, heads } = await verifyAudit(place.setting, record);
  expect([faults, heads.find((h) => h.log === 'server-1')?.unfinished]).toEqual([[], 0]);
  await close();
});

/** Destroys the keys of one log's questions by what the command does, and says so. */
async function destroyAll(inWhich: string): Promise<number> {
  const { record, close } = await place.open({ kind: 'command' });
  const all = (await readActs(place.setting.folder)).filter((act) => act.log === inWhich);
  const acts = withHeldKeys(place.setting.folder, all);
  await destroyKeys(place.setting.folder, acts, (keys) =>
    record.tell({ act: 'keys-destroyed', reason: 'retention', details: { keys } }),
  );
  await close();
  return acts.length;
}
const messages = async (): Promise<string[]> => (await verified()).faults.map((f) => f.message);
const GONE = 'the key of its question is gone, and no entry says who destroyed it.';

test('a key that was destroyed is no fault, and one that is missing besides is', async () => {
  const keys = inLog('server-1', KEYS_FILE);
  const before = readFileSync(keys);
  expect(await destroyAll('server-1')).toBe(5);
  expect(await messages()).toEqual([]);
  const after = readFileSync(keys);
  expect(after.subarray(0, 5 * 32).every((byte) => byte === 0)).toBe(true);
  expect(after.subarray(5 * 32).equals(before.subarray(5 * 32))).toBe(true);
  writeFileSync(inLog('command-1', KEYS_FILE), Buffer.alloc(16 * 32));
  expect(await messages()).toEqual([GONE, GONE]);
});

test('keys that are gone without an entry are faults, each at its entry; accepted as lost they are none', async () => {
  rmSync(inLog('server-1', KEYS_FILE));
  const { faults, broken } = await verified();
  expect(faults.map((f) => [f.what, f.message])).toEqual(
    [2, 4, 6, 8, 10].map((entry) => [`audit server-1, entry ${entry}`, GONE]),
  );
  expect([broken.logs, broken.keys.map((k) => k.keys)]).toEqual([[], [[[0, 4]]]]);
  const { record, close } = await place.open({ kind: 'command' });
  await record.tell({ act: 'accepted', reason: 'lost in a move', details: { keys: broken.keys } });
  await close();
  expect(await messages()).toEqual([]);
});

test('one bit of a key is found: the question that it was of cannot be opened', async () => {
  const bytes = readFileSync(inLog('server-1', KEYS_FILE));
  bytes[2 * 32] = (bytes[2 * 32] ?? 0) ^ 1;
  writeFileSync(inLog('server-1', KEYS_FILE), bytes);
  const { faults } = await verified();
  expect(faults).toEqual([
    {
      what: 'audit server-1, entry 6',
      message: 'the key of its question was changed, or is that of another question.',
    },
  ]);
});

test('keys that were destroyed and come back, as from a backup, are told', async () => {
  const kept = readFileSync(inLog('server-1', KEYS_FILE));
  await destroyAll('server-1');
  writeFileSync(inLog('server-1', KEYS_FILE), kept);
  expect((await messages()).join()).toMatch(/^5 keys of questions were destroyed and are there again/);
  expect(await destroyAll('server-1')).toBe(5);
  expect(await messages()).toEqual([]);
});

test('what a log says that was changed accounts for no key', async () => {
  await destroyAll('server-1');
  edit(inLog('command-1', 'log'), '"reason":"retention"', '"reason":"Retention"');
  expect((await messages()).filter((m) => m === GONE)).toHaveLength(5);
});

test('whoever is to be told first is told first: where that fails no key is touched', async () => {
  const kept = readFileSync(inLog('server-1', KEYS_FILE));
  const acts = await readActs(place.setting.folder);
  const failed = destroyKeys(place.setting.folder, acts, () => Promise.reject(new Error('disk full')));
  await expect(failed).rejects.toThrow('disk full');
  expect(readFileSync(inLog('server-1', KEYS_FILE)).equals(kept)).toBe(true);
});
