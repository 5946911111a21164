import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkpointsIn } from './log/witness';
import { KEYS_FILE } from './question/keys-file';
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

test('keys of questions may be destroyed: the record still verifies', async () => {
  rmSync(inLog('server-1', KEYS_FILE));
  expect((await verified()).faults).toEqual([]);
});
