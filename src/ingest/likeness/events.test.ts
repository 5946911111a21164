import { SEES_ALL } from '../../../test/support/sight';
import { World, type WrittenDelivery } from '../testing/world';

let world: World;
beforeEach(async () => {
  world = await World.openWithArchive();
});
afterEach(() => world.close());

const HEADER = 'from,to,started,duration_s,kind,account';

/** Calls one after the other, `step` seconds apart, to three numbers in turn. */
const bill = (account: string, many = 24, from = 0, started = '2024-05-01T10:'): string[] =>
  Array.from({ length: many }, (_, i) => {
    const second = String((from + i) % 60).padStart(2, '0');
    const minute = String(Math.floor((from + i) / 60)).padStart(2, '0');
    return `07700900001,0770090001${i % 3},${started}${minute}:${second}Z,60,voice,${account}`;
  });

function delivery(
  day: number,
  rows: readonly string[],
  more: Partial<WrittenDelivery> & { file?: string } = {},
): WrittenDelivery {
  const { file = 'b.csv', ...rest } = more;
  const content = [HEADER, ...rows, ''].join('\n');
  return {
    ...{ delivery: `d${day}`, suppliedAt: `2024-06-0${day}T09:00:00Z` },
    ...{ files: [{ file, source: 'phone-billing', content }] },
    ...rest,
  };
}

/** Of each delivery: rows, accepted, duplicates and what was warned of, without how to look at it. */
async function loaded(...deliveries: readonly WrittenDelivery[]): Promise<unknown[]> {
  const report = await world.deliver(...deliveries);
  return report.deliveries.map(({ files: [f], warnings }) => [
    ...[f?.rows, f?.accepted, f?.duplicate],
    ...warnings.map((w) => w.replace(/ If it is.*$/, '')),
  ]);
}

const same = (share: string, files: string): string =>
  `b.csv: ${share} of its new rows tell of the same contacts at the same times as rows of earlier files that differ in something else: ${files}.`;

test('the same rows are duplicates under any other name, supplier and delivery, and nobody is warned', async () => {
  expect(
    await loaded(
      delivery(1, bill('A')),
      delivery(2, bill('A').reverse(), { supplier: 'Other', file: 'other.csv' }),
    ),
  ).toEqual([
    [24, 24, 0],
    [24, 0, 24],
  ]);
});

test('the same calls with another account are other rows, and are warned of', async () => {
  expect(await loaded(delivery(1, bill('A')), delivery(2, bill('B')), delivery(3, bill('A')))).toEqual([
    [24, 24, 0],
    [24, 24, 0, same('24 of 24', 'd1, b.csv (24)')],
    [24, 0, 24],
  ]);
});

test('the next month, a bill that overlaps a little, and rows that were there beside new ones are not', async () => {
  expect(
    await loaded(
      delivery(1, bill('A', 60)),
      delivery(2, bill('A', 60, 0, '2024-05-02T10:')),
      delivery(3, bill('B', 60, 40)),
      delivery(4, [...bill('A', 60), ...bill('A', 30, 0, '2024-05-03T10:')]),
    ),
  ).toEqual([
    [60, 60, 0],
    [60, 60, 0],
    [60, 60, 0],
    [90, 30, 60],
  ]);
});

test('rows of a day, and those that a file has several times, say too little', async () => {
  const ofADay = (account: string): string[] =>
    Array.from({ length: 24 }, (_, i) => `07700900001,077009001${10 + i},2024-05-01,60,voice,${account}`);
  const severalTimes = (account: string): string[] =>
    [1, 2].flatMap((n) => bill(account).map((row) => row.replace(',60,', `,${n},`)));
  const [, first, , second] = await loaded(
    ...[delivery(1, ofADay('A')), delivery(2, ofADay('B'))],
    ...[delivery(3, severalTimes('A')), delivery(4, severalTimes('B'))],
  );
  expect([first, second]).toEqual([
    [24, 24, 0],
    [48, 48, 0],
  ]);
});

test('it is told by what whoever loads may see or delivered, and kept in the ledger', async () => {
  await world.deliver(delivery(1, bill('A')));
  const dir = world.write(delivery(2, bill('B')));
  const view = { ...SEES_ALL.view, compartments: [] };
  const told = async (loader: string, sight = SEES_ALL, dryRun = true): Promise<number | undefined> =>
    (await world.ingest(dir, { loader, sight, dryRun })).deliveries[0]?.warnings.length;
  expect(await told('other')).toBe(1);
  expect(await told('other', { ...SEES_ALL, view })).toBe(0);
  expect(await told('test', { ...SEES_ALL, view })).toBe(1);
  expect(await told('test', SEES_ALL, false)).toBe(1);
  // It is done, and comes again.
  expect(await told('test', SEES_ALL, false)).toBe(1);
  const kept = await world.store.read('ledger/files', {});
  expect(kept.map(({ file }) => (file['warnings'] as string[]).length)).toEqual([0, 1]);
});
