import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOG_FILE, MerkleLog, type Entry } from './log/merkle-log';
import { checkpointsIn } from './log/checkpoints-in';
import { signedCheckpoint } from './note/checkpoint';
import { SigningKey } from './note/key';
import { KEYS_FILE } from './question/keys-file';
import type { AuditRecord } from './record';
import { idSet } from './sets/id-set';
import { SETS_FILE, SetsFile } from './sets/sets-file';
import { auditPlace, SEARCH, type AuditPlaceForTests } from './testing/place';
import { verifyAudit, type AuditVerdict, type Kept } from './verify';

/** Everything that is said, by small logs made for it, beside the record of this process, which has one entry. */
let place: AuditPlaceForTests;
let own: AuditRecord;
let close: () => Promise<void>;
beforeEach(async () => {
  place = auditPlace();
  ({ record: own, close } = await place.open());
});
afterEach(async () => {
  await close();
  place.remove();
});

const file = (log: string, name = LOG_FILE): string => path.join(place.setting.folder, log, name);
const named = (log: string): string => `${place.setting.origin}/${log}/1`;
const verdict = (witnessed?: readonly Kept[]): Promise<AuditVerdict> =>
  verifyAudit(place.setting, own, witnessed);
const faults = async (witnessed?: readonly Kept[]): Promise<string[]> =>
  (await verdict(witnessed)).faults.map(({ what, message }) => `${what}: ${message}`);

/** A log of these entries, each written by itself. */
async function made(log: string, ...entries: readonly Entry[]): Promise<void> {
  const opened = await MerkleLog.open(path.dirname(file(log)), named(log), place.setting.key, undefined);
  for (const entry of entries) await opened.append([entry]);
  await opened.close();
}

async function setsOf(log: string, ...sets: readonly (readonly string[])[]): Promise<string[]> {
  const made = sets.map((ids) => idSet(ids, place.setting.idKey));
  const opened = await SetsFile.open(file(log, SETS_FILE));
  await opened.put(made);
  await opened.close();
  return made.map(({ hash }) => hash);
}

/** A checkpoint that somebody kept; its root is that of no tree unless one is given. */
function kept(log: string, size: number, root: Buffer = Buffer.alloc(32), key = place.setting.key): Kept[] {
  return checkpointsIn(signedCheckpoint({ origin: named(log), size, root }, key));
}

/** RFC 6962, 2.1: the hash of a leaf. */
const leaves = (log: string): Buffer[] =>
  readFileSync(file(log), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => createHash('sha256').update(`\0${line}`).digest());

test('of what was not touched it says where each log stands', async () => {
  await made(
    'command-1',
    { act: 'begun' },
    { act: 'before' },
    { act: 'before' },
    { act: 'cut' },
    { act: 'cut' },
  );
  const stands = { unfinished: 0, cut: 0, proofs: [] };
  const checkpoint = `${readFileSync(file('command-1'), 'utf8').split('\n').slice(-6).join('\n')}`;
  expect(await verdict()).toEqual({
    entries: 6,
    heads: [
      { ...stands, log: 'command-1', entries: 5, checkpoint, unfinished: 2, cut: 2 },
      { ...stands, log: 'server-1', entries: 1, checkpoint: own.standing().head },
    ],
    faults: [],
    broken: { logs: [], lost: [], keys: [] },
  });
});

test('an act is unfinished that has no entry after it, unless it is under way in this process', async () => {
  const before = { act: 'before' };
  const ends = [
    { act: 'after', of: 1 },
    { act: 'after', of: 2 },
    { act: 'end', of: 3 },
  ];
  await made('command-1', before, before, before, ...ends);
  await own.before(SEARCH);
  expect((await verdict()).heads.map(({ unfinished }) => unfinished)).toEqual([1, 0]);
  await close();
  ({ record: own, close } = await place.open());
  await own.before(SEARCH);
  expect((await verdict()).heads.map(({ unfinished }) => unfinished)).toEqual([1, 1]);
});

test('the own log is read as far as it is written; another in its place is told', async () => {
  await own.tell({ act: 'signed-in' });
  const written = readFileSync(file('server-1'), 'utf8');
  appendFileSync(file('server-1'), 'words');
  expect(await faults()).toEqual([]);
  writeFileSync(file('server-1'), written.slice(0, written.indexOf('{"act":"signed-in"')));
  expect(await faults()).toEqual(['audit server-1, entry 1: it is not the log that is being written.']);
  expect((await verdict()).broken).toEqual({ logs: ['server-1'], lost: [], keys: [] });
  writeFileSync(file('server-1'), written);
});

test('a line that is no entry is told, and the rest is read', async () => {
  await made('command-1', { act: 'before' });
  const text = readFileSync(file('command-1'), 'utf8');
  writeFileSync(file('command-1'), text.replace('{', '{{'));
  expect((await faults())[0]).toBe('audit command-1, entry 1: it does not follow the checkpoint before it.');
});

test('a checkpoint that was kept is held against the log: what is there no more, what is another, and proofs of what goes on', async () => {
  await made('command-1', { act: 'a' }, { act: 'b' }, { act: 'c' });
  const [first, second, third] = leaves('command-1') as [Buffer, Buffer, Buffer];
  const ends = 'audit command-1, entry 3: it ends here; 4 entries had been witnessed.';
  const another = (entry: number): string =>
    `audit command-1, entry ${entry}: what stands up to here is not what was witnessed.`;
  expect(await faults(kept('command-1', 4))).toEqual([ends]);
  expect(await faults(kept('command-1', 3))).toEqual([another(3)]);
  expect(await faults(kept('command-1', 1))).toEqual([another(1)]);
  const many = [
    ...kept('command-1', 4),
    ...kept('command-1', 1, first),
    ...kept('server-9', 7),
    ...checkpointsIn(own.standing().head),
  ];
  const origin = named('command-1');
  expect((await verdict(many)).broken).toEqual({
    logs: ['command-1'],
    lost: [
      { origin, size: 4 },
      { origin, size: 1 },
      { origin: named('server-9'), size: 7 },
    ],
    keys: [],
  });
  const good = await verdict([...kept('command-1', 1, first), ...kept('command-1', 0)]);
  expect([good.faults, good.broken.lost]).toEqual([[], []]);
  // RFC 6962, 2.1.2: of the first of three leaves, the second and then the third.
  const hashes = [second, third].map((hash) => hash.toString('base64'));
  expect(good.heads.map(({ proofs }) => proofs)).toEqual([[{ from: 1, hashes }], []]);
  const root = checkpointsIn(readFileSync(file('command-1'), 'utf8')).at(-1)?.root;
  expect((await verdict(kept('command-1', 3, root))).heads[0]?.proofs).toEqual([]);
});

test('a log that is gone is told, unless somebody accepted so many entries as lost', async () => {
  const gone = (size: number): string =>
    `audit ${named('server-9')}: a log of at least ${size === 1 ? '1 entry' : `${size} entries`} is gone.`;
  expect(await faults(kept('server-9', 1))).toEqual([gone(1)]);
  expect(await faults(kept('server-9', 0))).toEqual([gone(0)]);
  const lost = (size: number): Record<string, unknown> => ({ lost: [{ origin: named('server-9'), size }] });
  await own.tell({ act: 'access-changed', details: lost(3) });
  expect(await faults(kept('server-9', 3))).toEqual([gone(3)]);
  await own.tell({ act: 'accepted' });
  await own.tell({ act: 'accepted', details: { ...lost(3) } });
  await own.tell({ act: 'accepted', details: { ...lost(2) } });
  expect(await faults(kept('server-9', 3))).toEqual([]);
  expect(await faults(kept('server-9', 4))).toEqual([gone(4)]);
});

test('what another key signed is told; what the second place has of another data folder is not of this record', async () => {
  const another = SigningKey.of(SigningKey.generate());
  expect((await faults(kept('server-1', 1, undefined, another)))[0]).toBe(
    `checkpoint ${named('server-1')}: of 1 entry, is not signed by the key of this record.`,
  );
  const foreign = kept('server-1', 2, undefined, another);
  expect(await faults(foreign)).toEqual([
    `checkpoint ${named('server-1')}: of 2 entries, is not signed by the key of this record.`,
    `audit ${named('server-1')}: a log of at least 2 entries is gone.`,
  ]);
  const other = auditPlace({ home: place.home, witness: 'kept' });
  const note = (origin: string): string =>
    signedCheckpoint({ origin, size: 1, root: Buffer.alloc(32) }, place.setting.key);
  writeFileSync(path.join(place.home, 'kept'), note(`${place.setting.origin}0/x`) + note(named('server-9')));
  const found = await verifyAudit(other.setting, own);
  expect(found.faults.map(({ what }) => what)).toEqual([`audit ${named('server-9')}`]);
});

test('what cannot be read in the second place is told, by the file', async () => {
  const watched = auditPlace({ home: place.home, witness: 'kept' });
  const kept = path.join(place.home, 'kept');
  writeFileSync(kept, own.standing().head.replace('\n\n', '\n'));
  const { faults: found } = await verifyAudit(watched.setting, own);
  expect(found.map(({ what, message }) => `${what} ${message}`)).toEqual([
    expect.stringContaining(`second place ${kept} holds lines that are no checkpoint which can be read: `),
  ]);
});

test('sets of ids are told that are edited, gone, or of another size than the entry says, at the entry that names them', async () => {
  const [ab = '', cd = '', other = ''] = await setsOf('command-1', ['a', 'b'], ['c', 'd'], ['x'], ['z']);
  const shown = (...sets: [string, number][]): Entry => ({
    act: 'after',
    shown: sets.map(([set, ids]) => ({ set, ids })),
  });
  await made('command-1', shown([ab, 2]), shown([cd, 2]), { act: 'signed-in' });
  expect(await faults()).toEqual([]);
  const bytes = readFileSync(file('command-1', SETS_FILE), 'latin1');
  writeFileSync(
    file('command-1', SETS_FILE),
    bytes.replace('c\nd', 'c\ne').replace('\nx\n', '\ny\n').replace('\nz\n', '\ny\n'),
  );
  expect(await faults()).toEqual([
    'audit command-1, entry 3: a set of ids beside it was edited.',
    'audit command-1, entry 3: a set of ids beside it was edited.',
    'audit command-1, entry 2: the ids that it shows were edited.',
  ]);
  rmSync(file('command-1', SETS_FILE));
  expect(await faults()).toEqual(
    [1, 2].map((n) => `audit command-1, entry ${n}: the ids that it shows are gone.`),
  );
  writeFileSync(file('command-1', SETS_FILE), bytes, 'latin1');
  await made('command-1', shown([other, 2]));
  expect(await faults()).toEqual([
    'audit command-1, entry 4: the ids that it shows are not as many as it says.',
  ]);
});

test('keys of questions are told that are gone at their entry, and that are there again at their log', async () => {
  const command = await place.open({ kind: 'command' });
  await command.record.before(SEARCH);
  const [origin = ''] = command.record.standing().head.split('\n');
  await command.close();
  const keys = readFileSync(file('command-1', KEYS_FILE));
  rmSync(file('command-1', KEYS_FILE));
  const gone =
    'audit command-1, entry 2: the key of its question is gone, and no entry says who destroyed it.';
  expect(await faults()).toEqual([gone]);
  expect((await verdict()).broken).toEqual({ logs: [], lost: [], keys: [{ origin, keys: [[0, 0]] }] });
  await own.tell({ act: 'keys-destroyed', details: { keys: [{ origin, keys: [[0, 0]] }] } });
  expect(await faults()).toEqual([]);
  writeFileSync(file('command-1', KEYS_FILE), keys);
  expect(await faults()).toEqual([
    'audit command-1: 1 key of a question was destroyed and is there again, as from a backup: destroy it again (plumbline audit destroy-key).',
  ]);
  rmSync(file('command-1', KEYS_FILE));
  const written = readFileSync(file('server-1'), 'utf8');
  writeFileSync(file('server-1'), written.replace('"at":"2026', '"at":"2025'));
  // The log that said so was changed: it accounts for nothing.
  expect(await faults()).toContain(gone);
  writeFileSync(file('server-1'), written);
});

test('keys are asked for where every log has one that is gone', async () => {
  await own.before(SEARCH);
  rmSync(file('server-1', KEYS_FILE));
  expect(await faults()).toEqual([
    'audit server-1, entry 2: the key of its question is gone, and no entry says who destroyed it.',
  ]);
});
