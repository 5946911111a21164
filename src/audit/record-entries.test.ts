import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { checkpointsIn } from './log/checkpoints-in';
import { KEYS_FILE } from './question/keys-file';
import { openQuestion } from './question/seal';
import { QUESTIONS } from './record';
import { SETS_FILE } from './sets/sets-file';
import { auditPlace, SEARCH, type AuditPlaceForTests } from './testing/place';

/** What stands in the log, entry by entry. The clock of the place goes on by a second with each. */
type Line = Readonly<Record<string, unknown>>;

let place: AuditPlaceForTests;
beforeEach(() => (place = auditPlace()));
afterEach(() => place.remove());
const folder = (...parts: string[]): string => path.join(place.setting.folder, 'server-1', ...parts);
const at = (second: number): string => `2026-11-20T09:00:0${second}.000Z`;
const HEX = expect.stringMatching(/^[0-9a-f]{64}$/) as string;

function lines(): Line[] {
  return readFileSync(folder('log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
}

/** The number of the next file that is opened: the same as long as none is left open. */
function nextDescriptor(): number {
  const descriptor = openSync(place.home, 'r');
  closeSync(descriptor);
  return descriptor;
}

test('each kind of entry holds what it was told, its number and its time, and nothing else', async () => {
  const { record, close } = await place.open();
  const begun = await record.before({
    ...SEARCH,
    about: ['staff:KV-2002', 'Jan Smith'],
    reason: 'a complaint',
  });
  await record.after(begun, { outcome: 'answered', viewKey: 'v', shown: [[], ['b', 'a']] });
  await record.end(begun, 'complete', 7);
  await record.tell({ act: 'signed-in' });
  await record.tell({ act: 'keys-destroyed', about: ['staff:KV-2002', 'Jan Smith'] });
  await close();
  const asked = { who: SEARCH.who, event: 'consultation', operation: 'search', view: SEARCH.view };
  const set = '911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2'; // printf 'a\nb\n' | sha256sum
  const question = { key: 0, commitment: HEX, sealed: expect.any(String) as string };
  const before = { ...asked, act: 'before', about: ['staff:KV-2002'], reason: 'a complaint', question };
  expect(lines()).toEqual([
    { n: 1, at: at(1), after: '', act: 'begun' },
    { n: 2, at: at(2), after: HEX, ...before },
    {
      n: 3,
      at: at(3),
      after: HEX,
      act: 'after',
      of: 2,
      outcome: 'answered',
      viewKey: 'v',
      shown: [{ set, ids: 2 }],
    },
    { n: 4, at: at(4), after: HEX, act: 'end', of: 2, outcome: 'complete', lines: 7 },
    { n: 5, at: at(5), after: HEX, act: 'signed-in' },
    { n: 6, at: at(6), after: HEX, act: 'keys-destroyed', about: ['staff:KV-2002'] },
  ]);
});

test('a question opens with the key of its number and the secret for questions, as canonical JSON', async () => {
  const { record, close } = await place.open();
  await record.before({ ...SEARCH, question: { b: 1, a: 'ü' } });
  await record.tell({ act: 'refused', question: { given: 'x' } });
  await close();
  const keys = readFileSync(folder(KEYS_FILE));
  const secret = place.setting.key.secret('plumbline audit questions');
  const opened = [1, 2].map((i) => {
    const { key, commitment, sealed } = lines()[i]?.['question'] as Record<
      'commitment' | 'sealed',
      string
    > & { key: number };
    return openQuestion({ commitment, sealed }, keys.subarray(key * 32, key * 32 + 32), secret);
  });
  expect([opened, QUESTIONS]).toEqual([['{"a":"ü","b":1}', '{"given":"x"}'], 'plumbline audit questions']);
});

test('a log is begun once; a write that was cut off is told with its bytes, and one that was not is not', async () => {
  for (let opening = 0; opening < 2; opening++) await (await place.open()).close();
  expect(lines().map(({ act }) => act)).toEqual(['begun']);
  appendFileSync(folder('log'), '{"act":"bef');
  await (await place.open()).close();
  expect(lines()).toEqual([
    expect.objectContaining({ act: 'begun' }),
    { n: 2, at: at(2), after: HEX, act: 'cut', details: { bytes: 11 } },
  ]);
});

test('how it stands is its last checkpoint, the bytes up to it, and the acts that have no entry after them', async () => {
  const { record, close } = await place.open();
  const [first, second] = [await record.before(SEARCH), await record.before(SEARCH)];
  await record.after(first, { outcome: 'answered', viewKey: '', shown: [] });
  const standing = record.standing();
  expect(standing.open).toEqual(new Set([second.entry]));
  expect(standing.bytes).toBe(readFileSync(folder('log')).length);
  expect(checkpointsIn(standing.head).map(({ size }) => size)).toEqual([4]);
  await record.after(second, { outcome: 'answered', viewKey: '', shown: [] });
  expect([standing.open.size, record.standing().open.size]).toEqual([1, 0]);
  await close();
});

test('it is closed once what was begun to be written is, and leaves no file open', async () => {
  const before = nextDescriptor();
  const { record, close } = await place.open();
  const told = [record.tell({ act: 'signed-in' }), record.tell({ act: 'signed-out' })];
  await close();
  await Promise.all(told);
  expect(lines().map(({ act }) => act)).toEqual(['begun', 'signed-in', 'signed-out']);
  expect(nextDescriptor()).toBe(before);
});

test.each([SETS_FILE, KEYS_FILE])(
  'where its file %s cannot be opened it says what to mend, and leaves none open',
  async (file) => {
    mkdirSync(folder(file), { recursive: true });
    const before = nextDescriptor();
    const opening = place.open();
    await expect(opening).rejects.toMatchObject({ code: 'audit_unavailable' });
    await expect(opening).rejects.toThrow(
      /^The audit record cannot be written, so nothing is shown\. The disk may be full, or the folder audit of the data folder gone\. Mend that and try again\.$/,
    );
    expect(nextDescriptor()).toBe(before);
  },
);

test('one that was changed is refused as that, not as a fault of the disk', async () => {
  await (await place.open()).close();
  writeFileSync(folder('log'), readFileSync(folder('log'), 'utf8').replace('begun', 'began'));
  await expect(place.open()).rejects.toMatchObject({ code: 'audit_damaged' });
});

test('where its sets or its keys cannot be written it says what to mend, and no act has begun', async () => {
  const { record, close } = await place.open();
  const begun = await record.before(SEARCH);
  rmSync(folder(SETS_FILE));
  const showing = record.after(begun, { outcome: 'answered', viewKey: '', shown: [['a']] });
  await expect(showing).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(showing).rejects.toThrow('The disk may be full, or the folder audit of the data folder gone.');
  expect(record.standing().open).toEqual(new Set([2]));
  rmSync(folder(KEYS_FILE));
  const rest = Array.from({ length: 15 }, () => record.before(SEARCH));
  await Promise.all(rest);
  const asking = record.before(SEARCH);
  await expect(asking).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(asking).rejects.toThrow('The disk may be full, or the folder audit of the data folder gone.');
  expect(record.standing().open.size).toBe(16);
  await close();
});

test('after a write that failed it is not ready before another succeeds, which is told', async () => {
  const { record, close } = await place.open();
  await record.ready();
  const begun = await record.before(SEARCH);
  const kept = readFileSync(folder(SETS_FILE));
  rmSync(folder(SETS_FILE));
  mkdirSync(folder(SETS_FILE));
  const showing = record.after(begun, { outcome: 'answered', viewKey: '', shown: [['a']] });
  await expect(showing).rejects.toMatchObject({ code: 'audit_unavailable' });
  const [log, away] = [folder('log'), folder('away')];
  renameSync(log, away);
  await expect(record.ready()).rejects.toMatchObject({ code: 'audit_unavailable' });
  renameSync(away, log);
  rmSync(folder(SETS_FILE), { recursive: true });
  writeFileSync(folder(SETS_FILE), kept);
  await record.ready();
  await record.ready();
  expect(lines().map(({ act }) => act)).toEqual(['begun', 'before', 'resumed']);
  await close();
});

test('it is ready while a write is under way, and tells nothing of having been asked', async () => {
  const { record, close } = await place.open();
  const told = record.tell({ act: 'signed-in' });
  await Promise.all(Array.from({ length: 5 }, () => record.ready()));
  await told;
  await record.ready();
  expect(lines().map(({ act }) => act)).toEqual(['begun', 'signed-in']);
  await close();
});

test('one that is opened again is ready without a word', async () => {
  await (await place.open()).close();
  const { record, close } = await place.open();
  await record.ready();
  expect(lines().map(({ act }) => act)).toEqual(['begun']);
  await close();
});

test('where a question cannot be sealed it is not ready', async () => {
  const { record, close } = await place.open();
  rmSync(folder(KEYS_FILE));
  const told = record.tell({ act: 'refused', question: { given: 'x' } });
  await expect(told).rejects.toMatchObject({ code: 'audit_unavailable' });
  await expect(record.ready()).rejects.toMatchObject({ code: 'audit_unavailable' });
  expect(lines().map(({ act }) => act)).toEqual(['begun']);
  await close();
});

test('the files that decide are told once, by log; what could not be told is told the next time', async () => {
  const { record, close } = await place.open();
  const told = (): unknown[] =>
    lines().flatMap(({ act, details }) => (act === 'access-changed' ? [details] : []));
  await record.use({ access: 'a1', list: '' });
  await record.use({ access: 'a1', list: '' });
  expect(told()).toEqual([{ access: 'a1' }]);
  renameSync(folder('log'), folder('away'));
  await expect(record.use({ access: 'a2', list: 'l1' })).rejects.toMatchObject({ code: 'audit_unavailable' });
  renameSync(folder('away'), folder('log'));
  await record.use({ access: 'a2', list: 'l1' });
  expect(told()).toEqual([{ access: 'a1' }, { access: 'a2', list: 'l1' }]);
  // One that lets nobody in is told whether it is another or not.
  await record.use({ access: 'a2', list: 'l1' }, 'access_file');
  expect(told().at(-1)).toEqual({ refused: 'access_file' });
  await close();
  const again = await place.open();
  await again.record.use({ access: 'a2', list: 'l1' });
  await again.record.use({ access: 'a2', list: 'l2' });
  expect(told()).toHaveLength(4);
  expect(told().at(-1)).toEqual({ list: 'l2' });
  await again.close();
});

test('what an answer is about besides stands in the entry after it: of what the graph does not have, nothing', async () => {
  const { record, close } = await place.open();
  const shown = { outcome: 'answered', viewKey: '', shown: [] };
  await record.after(await record.before(SEARCH), { ...shown, about: ['person:TF.name:Ann Roe'] });
  await record.after(await record.before(SEARCH), shown);
  const [found, none] = lines().filter(({ act }) => act === 'after');
  expect([found?.['about'], none?.['about']]).toEqual([[], undefined]);
  await close();
});
