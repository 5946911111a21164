import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive, EventFile } from '../../src/archive/archive';
import { eventSealing } from '../../src/ingest/protection/event-sealing';
import { ProtectedList } from '../../src/model/protected';
import { openSealedStore, type SealedStore } from '../../src/sealed';
import { writtenIn } from '../support/written-bytes';
import {
  closeAll,
  delivered,
  monthsOf,
  newArchive,
  nothing,
  rejectsOf,
  temporaryFolder,
  viewOf,
  type Given,
} from './archive-fixture';

// The archive and the sealed store, without the rest: what is kept of a file with protected rows in it, and what a load
// that was cut off leaves for the next.
const list = new ProtectedList([{ by: 'number', value: '+448081570123' }]);
const HEADER = 'from,to,started,kind\n';
const call = (to: string, minute: number, from = '07700900001'): string =>
  `${from},${to},2026-03-01T10:${String(minute).padStart(2, '0')}:00Z,voice\n`;
const LINE = '0808 157 0123';

let folder: string;
let archive: Archive;
let store: SealedStore;
beforeEach(async () => {
  folder = temporaryFolder();
  archive = await newArchive(path.join(folder, 'archive'));
  store = openSealedStore(path.join(folder, 'sealed'), Buffer.alloc(32, 5));
});
afterEach(closeAll);

function file(content: string, given: Given = {}): EventFile {
  const plain = delivered(content, given);
  const { source, position, file: name } = plain;
  const from = { source: source.id, position, file: name };
  return { ...plain, protection: eventSealing(store, list, from, given.dryRun ?? false) };
}

const CONTENT = [
  HEADER,
  call('07700900002', 1), // line 2
  call(LINE, 2),
  call('07700900002', 3),
  call('7.7E+10', 4), // line 5: refused
  call(LINE, 2), // equal to line 3: another call
  call('07700900002', 1), // line 7: equal to line 2
  call('07700900009', 5, LINE),
  call('7.7E+10', 6), // line 9: refused
].join('');

test('what is left is counted, placed and told as if protected rows had never been between', async () => {
  const outcome = await archive.load(file(CONTENT), nothing);
  expect(outcome).toMatchObject({
    rows: 8,
    accepted: 3,
    duplicate: 0,
    rejected: 2,
    sealed: { brought: 3, broughtInAll: 3, rows: 3 },
  });
  expect((await rejectsOf(outcome)).map((r) => [r.line, r.column, r.code])).toEqual([
    [5, 'to', 'bad_phone_number'],
    [9, 'to', 'bad_phone_number'],
  ]);
  const months = await monthsOf(outcome);
  expect(months.map((m) => [m.from, m.to, m.count])).toEqual([
    ['number:KV.phone:+447700900001', 'number:KV.phone:+447700900002', 3],
  ]);
  const rows = await archive.rowsOf(viewOf(), months, 10);
  expect(rows.map((r) => [r.row['started'], r.occurrence, r.line])).toEqual([
    ['2026-03-01T10:01:00Z', 1, null],
    ['2026-03-01T10:01:00Z', 2, null],
    ['2026-03-01T10:03:00Z', 1, null],
  ]);
  expect((await archive.held()).differences).toEqual([]);
  expect((await store.check()).items).toBe(3);
  // The part has a row for each that is kept, and none that stands for one that is not.
  const catalogue = JSON.parse(readFileSync(path.join(folder, 'archive', 'catalogue.json'), 'utf8')) as {
    loads: { events: { rows: number } }[];
  };
  expect(catalogue.loads[0]?.events.rows).toBe(3);
  expect(writtenIn(folder, ['8081570123', LINE])).toEqual([]);
});

test('a file without protected rows keeps its lines', async () => {
  const outcome = await archive.load(file(HEADER + call('07700900002', 1)), nothing);
  expect(outcome.sealed).toEqual({ brought: 0, broughtInAll: 0, rows: 0 });
  const rows = await archive.rowsOf(viewOf(), await monthsOf(outcome), 10);
  expect(rows.map((r) => r.line)).toEqual([2]);
});

test('a file of nothing but protected rows leaves an empty load', async () => {
  const outcome = await archive.load(file(HEADER + call(LINE, 1) + call(LINE, 2)), nothing);
  expect(outcome).toMatchObject({ rows: 2, accepted: 0, duplicate: 0, rejected: 0, sealed: { rows: 2 } });
  expect(await monthsOf(outcome)).toEqual([]);
  expect((await archive.held()).differences).toEqual([]);
});

test('lines that are no plain table are read the same', async () => {
  const quoted =
    HEADER + `"07700900001","07700900002","2026-03-01T10:01:00Z","voice"\n\n` + call(LINE, 2) + 'ragged\n';
  expect(await archive.load(file(quoted), nothing)).toMatchObject({
    rows: 3,
    accepted: 1,
    rejected: 1,
    skipped: 1,
    sealed: { brought: 1, rows: 1 },
  });
  expect(writtenIn(folder, ['8081570123', LINE])).toEqual([]);
});

test('a load that was cut off after it sealed counts as if it had not been, and nothing is sealed twice', async () => {
  const whole = file(CONTENT);
  const cutOff: EventFile = {
    ...whole,
    protection: {
      list,
      seal: async (...given) => {
        await whole.protection.seal(...given);
        throw new Error('killed');
      },
    },
  };
  await expect(archive.load(cutOff, nothing)).rejects.toThrow('killed');
  expect((await store.check()).items).toBe(3);
  expect(await archive.load(file(CONTENT), nothing)).toMatchObject({
    accepted: 3,
    loadedBefore: false,
    sealed: { brought: 3, broughtInAll: 3, rows: 3 },
  });
  expect((await store.check()).items).toBe(3);
});

test('cut off half way through sealing, it seals the rest', async () => {
  const whole = file(CONTENT);
  const cutOff: EventFile = {
    ...whole,
    protection: {
      list,
      seal: (load, rows) =>
        whole.protection.seal(
          load,
          (async function* () {
            for await (const batch of rows) {
              yield batch.slice(0, 2);
              throw new Error('killed');
            }
          })(),
        ),
    },
  };
  await expect(archive.load(cutOff, nothing)).rejects.toThrow('killed');
  expect((await store.check()).items).toBe(2);
  expect((await archive.load(file(CONTENT), nothing)).sealed).toEqual({
    brought: 3,
    broughtInAll: 3,
    rows: 3,
  });
  expect((await store.check()).items).toBe(3);
});

test('the same rows in another file are known, and a dry run says the same and writes nothing', async () => {
  const dry = await archive.load(file(CONTENT, { dryRun: true }), nothing);
  expect(dry.sealed).toEqual({ brought: 3, broughtInAll: 3, rows: 3 });
  expect((await store.check()).items).toBe(0);
  await archive.load(file(CONTENT), nothing);
  const later = { suppliedAt: '2026-06-02T00:00:00.000Z', delivery: 'd2' };
  const more = CONTENT + call(LINE, 40);
  expect((await archive.load(file(more, { ...later, dryRun: true }), nothing)).sealed).toMatchObject({
    brought: 1,
    rows: 4,
  });
  expect((await archive.load(file(more, later), nothing)).sealed).toMatchObject({ brought: 1, rows: 4 });
  expect((await store.check()).items).toBe(4);
  expect(await archive.load(file(CONTENT), nothing)).toMatchObject({
    loadedBefore: true,
    duplicate: 0,
    sealed: { brought: 3, broughtInAll: 3, rows: 3 },
  });
});
