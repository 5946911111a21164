import { SEES_ALL } from '../../../test/support/sight';
import { sha256 } from '../../shared/hash';
import { source as complaintsSource } from '../../sources/complaints';
import { World, type WrittenDelivery } from '../testing/world';
import { likenessOf } from './content';
import { ContentSample } from './sample';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const HEADER = 'complaint_id,received,staff_id,category,severity,location';
interface Row {
  readonly id: string;
  readonly n: number;
  readonly severity?: string;
}

/** Rows of a month: whom each is about, what and where follow from `n`. */
const complaints = (month: number, rows: readonly Row[]): string =>
  [
    HEADER,
    ...rows.map(
      ({ id, n, severity = 'low' }) =>
        `${id},2024-0${month}-${String(1 + (n % 28)).padStart(2, '0')},S${n},Rudeness,${severity},Place ${n}`,
    ),
  ].join('\n');

const rows = (prefix: string, many: number, from = 0): Row[] =>
  Array.from({ length: many }, (_, i) => ({ id: `${prefix}${from + i}`, n: from + i }));

function delivery(
  day: number,
  content: string,
  more: Partial<WrittenDelivery> & { entry?: Readonly<Record<string, unknown>>; source?: string } = {},
): WrittenDelivery {
  const { entry = {}, source = 'complaints', ...rest } = more;
  return {
    ...{ delivery: `d${day}`, suppliedAt: `2024-06-0${day}T09:00:00Z` },
    ...{ files: [{ file: 'c.csv', source, content, entry }] },
    ...rest,
  };
}

/** Deliveries one after the other; what each was warned of. */
async function warned(...deliveries: readonly WrittenDelivery[]): Promise<string[][]> {
  const report = await world.deliver(...deliveries);
  for (const d of report.deliveries)
    for (const f of d.files) expect(f.rows).toBe(f.accepted + f.duplicate + f.rejected);
  return report.deliveries.map((d) => d.warnings.map((w) => w.replace(/ If it is.*$/, '')));
}

const like = (share: string, files: string): string[] => [
  `c.csv: ${share} of its new rows say the same, besides the ids that their system issues, as rows that stand under other ids: ${files}.`,
];

test('a feed that comes again under new ids is warned of, and under the same ids it is duplicates', async () => {
  const first = complaints(1, rows('C', 24));
  const [, again, same] = await warned(
    delivery(1, first),
    delivery(2, complaints(1, rows('X', 24)), { supplier: 'Other' }),
    delivery(3, first, { supplier: 'Third' }),
  );
  expect(again).toEqual(like('24 of 24', 'd1, c.csv (24)'));
  expect(same).toEqual([]);
});

test.each([
  ['half of many', 30, 15, []],
  ['half of many, and twenty', 40, 20, like('20 of 40', 'd1, c.csv (20)')],
  ['nearly all of a few', 5, 5, like('5 of 5', 'd1, c.csv (5)')],
  ['most of a few', 10, 8, []],
  ['four', 4, 4, []],
])('worth a look or not: %s', async (_, many, alike, expected) => {
  const second = [...rows('X', alike), ...rows('X', many - alike, 100)];
  expect(
    (await warned(delivery(1, complaints(1, rows('C', 50))), delivery(2, complaints(1, second))))[1],
  ).toEqual(expected);
});

test('an honest next month, a corrected file and one that adds to what is known are not warned of', async () => {
  const corrected = rows('C', 24).map((row) => ({ ...row, severity: 'high' }));
  expect(
    await warned(
      delivery(1, complaints(1, rows('C', 24))),
      delivery(2, complaints(2, rows('D', 24))),
      delivery(3, complaints(1, corrected)),
      delivery(4, complaints(1, [...corrected, ...rows('E', 24, 30)])),
    ),
  ).toEqual([[], [], [], []]);
});

test('letters, spaces and where a row lies are no difference; another word is', async () => {
  const again = complaints(1, rows('X', 24))
    .replaceAll('Rudeness', '  RUDENESS ')
    .replaceAll('Place', 'place');
  const marked = again.replaceAll('\n', ',ALDER\n').replace(',ALDER', ',compartment');
  const other = complaints(1, rows('Y', 24)).replaceAll('Rudeness', 'Neglect');
  const [, first, second] = await warned(
    delivery(1, complaints(1, rows('C', 24))),
    delivery(2, `${marked},ALDER`),
    delivery(3, other),
  );
  expect(first).toEqual(like('24 of 24', 'd1, c.csv (24)'));
  expect(second).toEqual([]);
});

test('a file that has its own rows again under other ids is warned of, known before or not', async () => {
  const twice = complaints(1, [...rows('C', 24), ...rows('X', 24)]);
  const [first, second] = await warned(delivery(1, twice), delivery(2, complaints(2, rows('D', 24))));
  expect(first).toEqual([
    'c.csv: 24 of 48 of its rows say the same, besides the ids that their system issues, as other rows of it.',
  ]);
  expect(second).toEqual([]);
});

test('posts that are alike by their nature are no feed that came twice', async () => {
  const posts = (from: number, counts: readonly number[]): string =>
    [
      'post_id,title,unit,designated,vetting_required',
      ...counts.flatMap((n, i) =>
        Array.from({ length: n }, (_, k) => `P${from + i * 100 + k},Constable,U${i},false,RV`),
      ),
    ].join('\n');
  expect(
    await warned(
      delivery(1, posts(0, [30, 12, 7, 5]), { source: 'posts' }),
      delivery(2, posts(1_000, [28, 14, 9, 5]), { source: 'posts' }),
    ),
  ).toEqual([[], []]);
});

test('rows that say too little besides their ids are not compared', async () => {
  const nominals = (prefix: string): string =>
    [
      'nominal_id,name,date_of_birth',
      ...rows(prefix, 24).map(({ id, n }) => `${id},Name ${n},1980-01-01`),
    ].join('\n');
  expect(
    await warned(
      delivery(1, nominals('N'), { source: 'nominals' }),
      delivery(2, nominals('M'), { source: 'nominals' }),
    ),
  ).toEqual([[], []]);
});

test('what no longer stands is not counted twice: renumbered in full, or taken back and delivered anew', async () => {
  const full = { entry: { mode: 'full' } };
  const [, renumbered, third] = await warned(
    delivery(1, complaints(1, rows('C', 24)), full),
    delivery(2, complaints(1, rows('X', 24)), full),
    delivery(3, complaints(1, rows('C', 24)), { ...full, supplier: 'Other' }),
  );
  expect(renumbered).toEqual([]);
  // The other supplier's stand since the second delivery.
  expect(third).toEqual(like('24 of 24', 'd2, c.csv (24)'));
  // As docs/deliveries.md says: what should stand of the supplier, in full.
  const nothing = { entry: { mode: 'full', rows: 0 }, supplier: 'Other' };
  const [, anew] = await warned(
    delivery(4, complaints(1, []), nothing),
    delivery(5, complaints(1, rows('X', 24)), { supplier: 'Third' }),
  );
  expect(anew).toEqual([]);
});

test('a dry run warns as the load does, a delivery that comes again as it did, and the ledger keeps it', async () => {
  const dir = world.write(
    delivery(1, complaints(1, rows('C', 24))),
    delivery(2, complaints(1, rows('X', 24))),
  );
  const warnings = async (dryRun: boolean): Promise<unknown> =>
    (await world.ingest(dir, { dryRun })).deliveries.map((d) => d.warnings.length);
  expect(await warnings(true)).toEqual([0, 1]);
  expect(await warnings(false)).toEqual([0, 1]);
  expect(await warnings(true)).toEqual([0, 1]);
  expect(await warnings(false)).toEqual([0, 1]);
  const kept = await world.store.read('ledger/files', {});
  expect(kept.map(({ file }) => (file['warnings'] as string[]).length)).toEqual([0, 1]);
});

test('what may not be seen, and was delivered by others, is not told of', async () => {
  const given = delivery(2, complaints(1, rows('X', 24)));
  await world.deliver(delivery(1, complaints(1, rows('C', 24))));
  const told = async (loader: string, admits: boolean, whole = true): Promise<number | undefined> => {
    const mine = { ...SEES_ALL, admits: () => admits, showsWhole: () => whole };
    const report = await world.ingest(world.write(given), { loader, sight: mine, dryRun: true });
    return report.deliveries[0]?.warnings.length;
  };
  expect(await told('other', true)).toBe(1);
  expect(await told('other', false)).toBe(0);
  expect(await told('other', true, false)).toBe(0);
  expect(await told('test', false)).toBe(1);
});

test('nobody without the key can try out what a row says, and a sealed reference is not in it in clear', async () => {
  const reports = [
    'report_id,recorded_at,channel,category,scheme,source_grade,information_grade,handling,text,source_ref',
    ...['A', 'B'].map((ref, i) => `R${i},2024-01-0${i + 1},overt,other,3x5x2,1,A,P,the same text,${ref}`),
    'R2,2024-01-03,overt,other,3x5x2,1,A,P,The  same text,A',
  ].join('\n');
  await world.deliver(delivery(1, reports, { source: 'intelligence-reports' }));
  const likeness = new Map((await world.nodes()).map((n) => [n['key'], n['likeness']]));
  const of = (id: string): unknown => likeness.get(JSON.stringify([id, '1']));
  expect(of('R0')).toMatch(/^[0-9a-f]{16}$/);
  expect(of('R2')).toBe(of('R0'));
  expect(of('R1')).not.toBe(of('R0'));
  const other = likenessOf(complaintsSource, Buffer.alloc(32, 8));
  const mine = likenessOf(complaintsSource, Buffer.alloc(32, 7));
  const row = { meanings: { a: 'x', b: 'y', c: 'z' }, force: 'KV' };
  expect(other(row)).not.toBe(mine(row));
});

test('a sample is a fair share that keeps what says the same together', () => {
  const sample = new ContentSample(256);
  const likeness = (i: number): string => sha256(`c${i}`).slice(0, 16);
  for (let i = 0; i < 20_000; i++) sample.add(likeness(i), `k${i}`, true);
  for (let i = 0; i < 10_000; i++) sample.add(likeness(i), `again ${i}`, true);
  const kept = [...sample.contents.values()];
  expect(kept.length).toBeLessThanOrEqual(256);
  // 20,000 contents give a share of one in 128, of which half are there twice: within four standard deviations.
  expect(sample.each).toBe(128);
  expect(Math.abs(kept.length - 20_000 / 128)).toBeLessThan(4 * Math.sqrt(20_000 / 128));
  const twice = kept.filter(({ keys }) => keys.size === 2).length;
  expect(Math.abs(twice / kept.length - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / kept.length));
});
