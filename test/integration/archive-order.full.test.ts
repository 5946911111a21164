import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive, EventFile } from '../../src/archive/archive';
import type { ContactLink } from '../../src/model/contact';
import {
  all,
  closeAll,
  delivered,
  monthsOf,
  newArchive,
  nothing,
  temporaryFolder,
  viewOf,
} from './archive-fixture';
import { ORDERS_OF_THREE } from '../support/orders';

// The archive is a function of the set of files. Files here share rows, and orders of arrival are tried.
afterAll(closeAll);

const HEADER = 'from,to,started,kind\n';
const row = (other: string, time: string): string => `07700900001,0770090000${other},2026-05-${time}Z,sms\n`;
const SHARED = row('2', '01T10:00:00') + row('2', '01T10:00:00') + row('3', '02T10:00:00');

const early = delivered(HEADER + SHARED + row('4', '03T10:00:00'), {
  delivery: 'early',
  suppliedAt: '2026-06-01T00:00:00.000Z',
});
const late = delivered(HEADER + SHARED + row('2', '01T10:00:00') + row('5', '03T10:00:00'), {
  delivery: 'late',
  suppliedAt: '2026-07-01T00:00:00.000Z',
});
const backfill = delivered(HEADER + row('3', '02T10:00:00') + row('5', '03T10:00:00'), {
  delivery: 'backfill',
  suppliedAt: '2026-08-01T00:00:00.000Z',
  history: true,
});

interface State {
  readonly rows: unknown;
  readonly months: readonly ContactLink[];
  readonly asOf: unknown;
}

/** Loads files one after the other, keeping contact months as a graph would: replaced by what each load gives. */
async function loaded(files: readonly EventFile[], archive: Archive): Promise<State> {
  const months = new Map<string, ContactLink>();
  for (const file of files) {
    for (const month of await monthsOf(await archive.load(file, nothing))) months.set(month.id, month);
  }
  const standing = [...months.values()].filter((m) => m.count > 0).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    rows: await all(archive.exportRows(viewOf())),
    months: standing,
    asOf: await archive.partialMonths(viewOf({ asOf: '2026-06-15T00:00:00.000Z' }), standing),
  };
}

test('three deliveries that share rows give one archive and one set of months in every order of arrival', async () => {
  const files = [early, late, backfill];
  const states: State[] = [];
  for (const order of ORDERS_OF_THREE)
    states.push(
      await loaded(
        order.map((i) => files[i] as EventFile),
        await newArchive(),
      ),
    );
  // By hand: 2 shared + 1 more of the same (late), one to 3, one to 4, one to 5: six events. The rows to 3 and 5 were
  // known first to the backfill (at the time of the event), the two shared to 2 and the one to 4 to `early`.
  expect(states[0]?.rows).toHaveLength(6);
  expect(states[0]?.months.map((m) => [m.delivery, m.to.slice(-1), m.count]).sort()).toEqual([
    ['backfill', '3', 1],
    ['backfill', '5', 1],
    ['early', '2', 2],
    ['early', '4', 1],
    ['late', '2', 1],
  ]);
  for (const state of states) expect(state).toEqual(states[0]);
});

test('recomputing every month from its rows gives the months that loading gave', async () => {
  const archive = await newArchive();
  const { months } = await loaded([late, backfill, early], archive);
  const unreasoned = months.map((month) => ({ ...month, reasoned: 0 }));
  expect(await archive.partialMonths(viewOf(), months)).toEqual(unreasoned);
});

test('counts say who owns what, and a file sent again is known', async () => {
  const archive = await newArchive();
  expect(await archive.load(late, nothing)).toMatchObject({
    rows: 5,
    accepted: 5,
    duplicate: 0,
    takenOver: [],
  });
  expect(await archive.load(early, nothing)).toMatchObject({
    rows: 4,
    accepted: 4,
    duplicate: 0,
    takenOver: [{ supplier: 'Telecoms', delivery: 'late', file: 'events.csv', rows: 3 }],
  });
  const again = await archive.load(late, nothing);
  expect(again).toMatchObject({ rows: 5, accepted: 2, duplicate: 3, loadedBefore: true });
  expect((await monthsOf(again)).map((m) => [m.to.slice(-1), m.count]).sort()).toEqual([
    ['2', 1],
    ['3', 0],
    ['5', 1],
  ]);
});

test('rows that stay after a takeover keep their lines and numbers; those taken have the new file’s', async () => {
  const archive = await newArchive();
  const months = await monthsOf(await archive.load(late, nothing));
  const rows = async (): Promise<unknown[]> =>
    (await archive.rowsOf(viewOf(), [...months, ...(await monthsOf(await archive.load(early, nothing)))], 10))
      .map((r) => [r.delivery, r.line, r.occurrence])
      .sort();
  // `late` has the row to 2 in lines 2, 3 and 5; `early` has it in 2 and 3 and comes first.
  const expected = [
    ['early', 2, 1],
    ['early', 3, 2],
    ['early', 4, 1],
    ['early', 5, 1],
    ['late', 5, 3],
    ['late', 6, 1],
  ];
  expect(await rows()).toEqual(expected);
  // The backfill takes `late`'s line 6 as well, and `early`'s line 4.
  months.push(...(await monthsOf(await archive.load(backfill, nothing))));
  expect(await rows()).toEqual([
    ['backfill', 2, 1],
    ['backfill', 3, 1],
    ['early', 2, 1],
    ['early', 3, 2],
    ['early', 5, 1],
    ['late', 5, 3],
  ]);
});

test('the same rows under another delivery are all duplicates', async () => {
  const archive = await newArchive();
  await archive.load(early, nothing);
  const again = delivered(readFileSync(early.path), {
    delivery: 'again',
    suppliedAt: '2026-09-01T00:00:00.000Z',
  });
  expect(await archive.load(again, nothing)).toMatchObject({
    rows: 4,
    accepted: 0,
    duplicate: 4,
    loadedBefore: false,
  });
  expect(await all(archive.exportRows(viewOf()))).toHaveLength(4);
});

test('two archives of one folder load at the same time as one would', async () => {
  const folder = path.join(temporaryFolder(), 'archive');
  const [a, b] = [await newArchive(folder), await newArchive(folder)];
  await Promise.all([a.load(early, nothing), b.load(late, nothing), b.load(backfill, nothing)]);
  const alone = await loaded([early, late, backfill], await newArchive());
  expect(await all(a.exportRows(viewOf()))).toEqual(alone.rows);
});

test('what an interrupted load leaves is not seen, and is gone after the next', async () => {
  const folder = path.join(temporaryFolder(), 'archive');
  const before = await newArchive(folder);
  await before.load(early, nothing);
  const rows = await all(before.exportRows(viewOf()));
  // As a kill between putting parts in place and naming them would leave it.
  const part = filesIn(folder).find((f) => f.includes('events-1.parquet')) ?? '';
  const orphan = part.replace('events-1.parquet', 'events-2.parquet');
  writeFileSync(path.join(folder, orphan), readFileSync(path.join(folder, part)));
  writeFileSync(path.join(folder, 'work', 'judged.parquet'), 'half a file');
  const after = await newArchive(folder);
  expect(await all(after.exportRows(viewOf()))).toEqual(rows);
  await after.load(late, nothing);
  expect(filesIn(folder)).not.toContain(orphan);
  expect(readdirSync(path.join(folder, 'work')).filter((f) => f.includes('judged'))).toEqual([]);
});

test('a catalogue that is damaged is refused, not taken for an empty archive', async () => {
  const folder = path.join(temporaryFolder(), 'archive');
  await (await newArchive(folder)).load(early, nothing);
  writeFileSync(path.join(folder, 'catalogue.json'), '{"version":4,"loads":[{}]}');
  await expect(newArchive(folder)).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('damaged') as string,
  });
  writeFileSync(path.join(folder, 'catalogue.json'), '{"version":1,"loads":[]}');
  await expect(newArchive(folder)).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('version 1') as string,
  });
  rmSync(path.join(folder, 'catalogue.json'));
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true }) as string[];
}
