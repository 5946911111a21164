import type { Archive } from '../../src/archive/archive';
import { BEGINNING, FOREVER } from '../../src/model/time';
import type { ContactLink } from '../../src/model/contact';
import type { View } from '../../src/model/view';
import { withMonths } from '../../src/model/contact-columns';
import { Contacts } from '../../src/view/build/contacts';
import { all, closeAll, delivered, monthsOf, newArchive, nothing, viewOf } from './archive-fixture';

// One archive of calls and look-ups with every label, read through views that differ in one thing each.
let archive: Archive;
let months: ContactLink[] = [];

const CALLS = [
  'from,to,started,kind,compartment,handling,recorded_at,duration_s',
  '07700900001,07700900002,2026-05-01T10:00:00Z,voice,,,2026-06-01T00:00:00Z,60',
  '07700900001,07700900002,2026-05-02T10:00:00Z,voice,,,2026-06-01T00:00:00Z,70',
  '07700900001,07700900002,2026-05-03T10:00:00Z,voice,ROWAN,,2026-06-01T00:00:00Z,80',
  '07700900001,07700900002,2026-05-04T10:00:00Z,voice,,C,2026-06-01T00:00:00Z,90',
  '07700900001,07700900002,2026-05-05T10:00:00Z,voice,,,2026-07-01T00:00:00Z,100',
  '07700900003,07700900002,2026-05-06T10:00:00Z,voice,,,2026-06-01T00:00:00Z,110',
];
/** A delivery after all that it says was recorded. */
const LATER = { suppliedAt: '2026-07-02T00:00:00.000Z' };
const LOOKUPS = [
  'at,username,system,action,record_type,record_id,reason',
  '2026-05-01T09:00:00Z,u1,PNC,view,nominal,N1,',
  '2026-05-01T09:30:00Z,u1,PNC,view,nominal,N2,stop',
  '2026-05-01T09:40:00Z,u1,Custody 2,view,custody,C77,',
  '2026-05-01T09:50:00Z,u1,PNC,search,,,',
];
const ONE = 'number:KV.phone:+447700900001';
const THREE = 'number:KV.phone:+447700900003';
const TWO = 'number:KV.phone:+447700900002';

beforeAll(async () => {
  archive = await newArchive();
  const calls = await archive.load(delivered(CALLS.join('\n'), LATER), nothing);
  const looks = await archive.load(delivered(LOOKUPS.join('\n'), { source: 'system-access' }), nothing);
  months = [...(await monthsOf(calls)), ...(await monthsOf(looks))];
});
afterAll(closeAll);

/** The days of May on which the view shows a call, and how many look-ups it shows. */
async function seen(limits: Parameters<typeof viewOf>[0]): Promise<[string, number]> {
  const view = viewOf(limits);
  const rows = await archive.rowsOf(view, months, 100);
  const exported = await all(archive.exportRows(view));
  const counted = (await archive.partialMonths(view, months)).reduce((sum, m) => sum + m.count, 0);
  const days = rows.filter((r) => r.source === 'phone-billing').map((r) => r.at.slice(9, 10));
  const looks = exported.filter((r) => r.source === 'system-access').length;
  // Look-ups of records other than people's make no month, so they are in the export alone.
  expect(counted).toBe(rows.length);
  expect(exported.filter((r) => r.source === 'phone-billing')).toHaveLength(days.length);
  for (const row of rows) expect(await archive.row(view, row.id)).toEqual(row);
  return [days.join(''), looks];
}

const span = (entity: string, from: string, to: string): Partial<View> => ({
  excludedIdentifiers: [{ entity, from, to }],
});

test.each<[string, Parameters<typeof viewOf>[0], string, number]>([
  ['open records', {}, '12456', 4],
  ['a compartment', { compartments: ['', 'ROWAN'] }, '123456', 4],
  ['no compartment at all', { compartments: [] }, '', 0],
  ['handling P alone', { clearance: ['P'] }, '1256', 4],
  ['as of before the row that was recorded late', { asOf: '2026-06-30T00:00:00.000Z' }, '1246', 4],
  [
    'as of the very moment at which the others were recorded',
    { asOf: '2026-06-01T00:00:00.000Z' },
    '1246',
    4,
  ],
  ['as of before anything', { asOf: '2026-05-31T00:00:00.000Z' }, '', 0],
  ['valid at noon of the second', { validAt: '2026-05-02T12:00:00.000Z' }, '12', 4],
  ['valid at the very instant of a call', { validAt: '2026-05-01T10:00:00.000Z' }, '1', 4],
  [
    'an excluded number, part of the time',
    span(ONE, '2026-05-02T00:00:00.000Z', '2026-05-04T00:00:00.000Z'),
    '1456',
    4,
  ],
  ['a number excluded from an instant on', span(ONE, '2026-05-02T10:00:00.000Z', FOREVER), '16', 4],
  ['a number excluded from just after a call on', span(ONE, '2026-05-02T10:00:00.001Z', FOREVER), '126', 4],
  ['a number excluded up to an instant', span(ONE, BEGINNING, '2026-05-02T10:00:00.000Z'), '2456', 4],
  ['an excluded number at the other end', span(TWO, BEGINNING, FOREVER), '', 4],
  ['an excluded account', span('account:KV.username:u1', BEGINNING, FOREVER), '12456', 0],
  ['an excluded person', { excluded: ['person:KV.nominal:N1'] }, '12456', 3],
])('a view shows what it may: %s', async (_, limits, days, looks) => {
  expect(await seen(limits)).toEqual([days, looks]);
});

test('a hidden row answers as an absent one does', async () => {
  const all = await archive.rowsOf(viewOf({ compartments: ['', 'ROWAN'] }), months, 100);
  const hidden = all.find((r) => r.row['compartment'] === 'ROWAN')?.id ?? '';
  expect(await archive.row(viewOf(), hidden)).toBeUndefined();
  expect(await archive.row(viewOf(), 'f'.repeat(32))).toBeUndefined();
});

const NOTHING_KNOWN = { attributions: [], explanations: [], forceOwned: new Set<string>() };

test("a pattern's statement reads the tables as the view shows them, and its rows are named by their ids", async () => {
  const statement = {
    name: 'test',
    text: `-- who was called after a look-up
      WITH held AS (SELECT * FROM attribution)
      SELECT h.holder, list(b.id ORDER BY b.id) AS ids, sum(b.duration_s) AS seconds, min(b."at") AS since, max(a.record) AS record
      FROM billing b JOIN held h ON h.identifier = b."from" AND h."from" <= b."at" AND b."at" < h."to"
      JOIN access a ON a.reason = $reason GROUP BY h.holder ORDER BY h.holder`,
  };
  const held = [
    { identifier: ONE, holder: 'person:KV.staff:S1', from: BEGINNING, to: '2026-05-02T00:00:00.000Z' },
    { identifier: ONE, holder: 'person:KV.staff:S0', from: '2026-05-02T00:00:00.000Z', to: FOREVER },
  ];
  const known = { ...NOTHING_KNOWN, attributions: held };
  const view = viewOf({ clearance: ['P'] });
  const rows = await archive.rowsOf(view, months, 100);
  const idOn = (day: string): string => rows.find((r) => r.at.startsWith(`2026-05-0${day}T10`))?.id ?? '';
  expect(await archive.events(view, statement, { reason: 'stop' }, known)).toEqual([
    {
      holder: 'person:KV.staff:S0',
      ids: expect.arrayContaining([idOn('2'), idOn('5')]) as unknown,
      seconds: 170,
      since: '2026-05-02T10:00:00.000Z',
      record: 'person:KV.nominal:N2',
    },
    {
      holder: 'person:KV.staff:S1',
      ids: [idOn('1')],
      seconds: 60,
      since: '2026-05-01T10:00:00.000Z',
      record: 'person:KV.nominal:N2',
    },
  ]);
  expect(await archive.events(viewOf({ compartments: [] }), statement, { reason: 'stop' }, known)).toEqual(
    [],
  );
});

test('the record of a look-up is qualified by the system that issued it', async () => {
  const statement = {
    name: 'records',
    text: `SELECT DISTINCT record FROM access WHERE record IS NOT NULL ORDER BY record`,
  };
  expect((await archive.events(viewOf(), statement, {}, NOTHING_KNOWN)).map((r) => r['record'])).toEqual([
    'person:KV.nominal:N1',
    'person:KV.nominal:N2',
    'record:KV.record.Custody_2:C77',
  ]);
});

test("a pattern's statement is told which numbers are the force's own, whoever held them", async () => {
  const statement = {
    name: 'outside',
    text: `SELECT DISTINCT "from" AS number FROM billing b WHERE NOT EXISTS (FROM force_owned f WHERE f.identifier = b."from")`,
  };
  const asked = async (forceOwned: readonly string[]): Promise<unknown[]> =>
    (
      await archive.events(viewOf(), statement, {}, { ...NOTHING_KNOWN, forceOwned: new Set(forceOwned) })
    ).map((r) => r['number']);
  expect((await asked([])).sort()).toEqual([ONE, THREE]);
  expect(await asked([ONE])).toEqual([THREE]);
});

test.each([
  [`SELECT * FROM read_parquet('**/*.parquet')`],
  [`SELECT * FROM 'catalogue.json'`],
  [`SELECT * FROM billing UNION ALL SELECT * FROM (SELECT content FROM read_text('/etc/hostname'))`],
  [`SELECT * FROM duckdb_settings()`],
  [`SELECT * FROM information_schema.tables`],
  [`SELECT 1; SELECT 2`],
  [`COPY billing TO 'x.csv'`],
  [`WITH billing_copy AS (FROM parquet_scan('x')) SELECT * FROM billing_copy`],
])('a statement that reads anything else is refused: %s', async (text) => {
  await expect(
    archive.events(viewOf(), { name: `refused ${text}`, text }, {}, NOTHING_KNOWN),
  ).rejects.toMatchObject({
    code: 'statement',
  });
});

test('cuts of a month count what lies wholly in the windows of their ends, and what the view shows', async () => {
  const partial = await archive.partialMonths(viewOf({}), months);
  const [month] = partial.filter((m) => m.from === ONE && m.to === TWO && m.handlingClass === 'P');
  const [other] = partial.filter((m) => m.from.endsWith('3'));
  if (!month || !other) throw new Error('these months are in the rows above');
  const until = (to: string) => ({ from: BEGINNING, to });
  const since = (from: string) => ({ from, to: FOREVER });
  const at = (text: string): string => `2026-05-0${text}Z`;
  const cuts: [from: { from: string; to: string }[], to: { from: string; to: string }[]][] = [
    [[], []], // the 1st, the 2nd and the 5th
    [[until(at('2T00:00:00.000'))], []], // the 1st
    [[since(at('2T00:00:00.000'))], []], // the 2nd and the 5th
    [[until(at('2T10:00:00.000'))], []], // the 1st: a window does not hold its end
    [[], [{ from: at('2T00:00:00.000'), to: at('3T00:00:00.000') }]], // the 2nd
    [[until(at('2T00:00:00.000')), since(at('4T00:00:00.000'))], [since(at('2T00:00:00.000'))]], // the 5th
    [[until(at('1T00:00:00.000'))], []], // none
  ];
  const asked = cuts.map(([from, to]) => ({ contact: month, from, to }));
  const counts = async (view: View): Promise<(number | undefined)[]> =>
    (await archive.cutMonths(view, asked)).map((m) => m?.count);
  expect(await counts(viewOf({}))).toEqual([3, 1, 2, 1, 1, 1, undefined]);
  expect(await counts(viewOf({ asOf: '2026-06-15T00:00:00.000Z' }))).toEqual([
    2,
    1,
    1,
    1,
    1,
    undefined,
    undefined,
  ]);
  const [mine, theirs] = await archive.cutMonths(viewOf({}), [
    { contact: month, from: [until(at('2T00:00:00.000'))], to: [] },
    { contact: other, from: [], to: [since(at('6T00:00:00.000'))] },
  ]);
  expect([mine?.first, mine?.last]).toEqual([at('1T10:00:00.000'), at('1T10:00:00.000')]);
  expect(theirs).toEqual(other);
});

test('files that state their labels and files that do not are read together, each by its own', async () => {
  const several = await newArchive();
  const stating = [
    'from,to,started,kind,force,compartment,handling,recorded_at,authority',
    '07700900001,07700900002,2026-05-01T10:00:00Z,voice,KX,ROWAN,C,2026-07-01T00:00:00Z,CD-1',
    '07700900001,07700900002,2026-05-02T10:00:00Z,voice,KX,,,2026-06-01T00:00:00Z,',
  ];
  const silent = ['from,to,started,kind', '07700900001,07700900002,2026-05-03T10:00:00Z,voice'];
  const supplied = { delivery: 'd2', suppliedAt: '2026-06-02T00:00:00.000Z' };
  const outcomes = [
    await several.load(delivered(stating.join('\n'), LATER), nothing),
    await several.load(delivered(silent.join('\n'), supplied), nothing),
  ];
  const found = (await Promise.all(outcomes.map(monthsOf))).flat();
  const seen = async (view: View): Promise<unknown[]> =>
    (await several.rowsOf(view, found, 10)).map((r) => [r.line, r.at.slice(0, 10), r.recordedAt, r.delivery]);
  const second = [3, '2026-05-02', '2026-06-01T00:00:00.000Z', 'd1'];
  const third = [2, '2026-05-03', '2026-06-02T00:00:00.000Z', 'd2'];
  const whole = viewOf({ compartments: ['', 'ROWAN'] });
  expect(await seen(whole)).toEqual([[2, '2026-05-01', '2026-07-01T00:00:00.000Z', 'd1'], second, third]);
  expect(await seen(viewOf())).toEqual([second, third]);
  expect(await seen(viewOf({ compartments: ['', 'ROWAN'], clearance: ['P'] }))).toEqual([second, third]);
  expect(await seen(viewOf({ asOf: '2026-06-01T12:00:00.000Z' }))).toEqual([second]);
  expect((await all(several.exportRows(whole))).map(({ key }) => key.split('|')[0]).sort()).toEqual([
    'KV',
    'KX',
    'KX',
  ]);
  const labels = found.map((m) => [m.compartment, m.handlingClass, m.authority, m.count].join());
  expect(labels.sort()).toEqual([',P,,1', ',P,,1', 'ROWAN,C,CD-1,1']);
  expect((await several.partialMonths(whole, found)).map((m) => m.id)).toEqual(found.map((m) => m.id).sort());
});

test('the fields of a row stand in order of their names, whatever else was loaded', async () => {
  const several = await newArchive();
  const row = ['kind,to,from,handset,started', 'voice,07700900002,07700900001,H1,2026-05-01T10:00:00Z'];
  const own = await several.load(delivered(row.join('\n')), nothing);
  const [found] = await several.rowsOf(viewOf(), await monthsOf(own), 10);
  const shown = async (): Promise<string> => JSON.stringify(await several.rows(viewOf(), [found?.id ?? '']));
  const before = await shown();
  const [{ row: fields } = { row: {} }] = JSON.parse(before) as { row: object }[];
  expect(Object.keys(fields)).toEqual(['from', 'handset', 'kind', 'started', 'to']);
  // A load in a compartment has more fields, and is the first of its source in the catalogue.
  const hidden = [
    'account,compartment,to,kind,from,started,authority,charge',
    'A,ROWAN,07700900002,voice,07700900001,2026-05-02T10:00:00Z,CD-1,1',
  ];
  const earlier = { delivery: 'a', supplier: 'A', suppliedAt: '2026-05-20T00:00:00.000Z' };
  await several.load(delivered(hidden.join('\n'), earlier), nothing);
  expect(await shown()).toBe(before);
});

test('months in columns are the months one by one, those of a delivery of several files together', async () => {
  const several = await newArchive();
  const calls = await several.load(delivered(CALLS.join('\n')), nothing);
  const [head = '', ...rows] = CALLS;
  const later = rows.map((row) => row.replaceAll('2026-05-0', '2026-05-1'));
  const second = await several.load(delivered([head, ...later].join('\n'), { file: 'second.csv' }), nothing);
  const looks = await several.load(delivered(LOOKUPS.join('\n'), { source: 'system-access' }), nothing);
  const last = new Map<string, ContactLink>();
  for (const outcome of [calls, second, looks])
    for (const month of await monthsOf(outcome)) last.set(month.id, month);
  // Of the look-ups, that of N2 has a reason.
  const wanted = [...last.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((m) => ({ ...m, reasoned: m.to.endsWith('N2') ? 1 : 0 }));
  const columns = await several.months(viewOf({ compartments: ['', 'ROWAN'] }));
  expect(new Contacts(columns).all()).toEqual(wanted);
  expect(Math.max(...wanted.map((m) => m.count))).toBe(6);
  const open = new Contacts(
    await several.months(viewOf({ clearance: ['P'], asOf: '2026-06-15T00:00:00.000Z' })),
  );
  expect(open.all()).toEqual(
    wanted.filter((m) => m.compartment === '' && m.handlingClass === 'P' && m.recordedFirst < '2026-06-15'),
  );
  // Some of them with one counted anew, in its place.
  const [changed] = wanted.splice(1, 1).map((m) => ({ ...m, count: 1, to: 'number:KV.phone:+440' }));
  if (!changed) throw new Error('there are no months');
  const rowsKept = Uint32Array.from(wanted.keys(), (i) => (i < 1 ? i : i + 1));
  const some = new Contacts(withMonths(columns, rowsKept, [changed]));
  expect(some.all()).toEqual([wanted[0], changed, ...wanted.slice(1)]);
});

test('of months in which rows are hidden or cut away, reasons are counted of the rows that are left', async () => {
  const several = await newArchive();
  const look = (day: number, reason: string, recorded: string): string =>
    `2026-05-0${day}T09:00:00Z,u1,PNC,view,nominal,N1,${reason},${recorded}`;
  const rows = [
    'at,username,system,action,record_type,record_id,reason,recorded_at',
    look(1, 'stop', '2026-05-02T00:00:00Z'),
    look(2, '', '2026-05-03T00:00:00Z'),
    look(3, 'custody', '2026-05-04T00:00:00Z'),
    look(4, 'custody', '2026-05-05T00:00:00Z'),
    // White space is no reason.
    look(5, '  ', '2026-05-06T00:00:00Z'),
  ];
  const access = { source: 'system-access' as const };
  await several.load(delivered(rows.join('\n'), access), nothing);
  // The first three again, under the same delivery's name: they are duplicates.
  await several.load(delivered(rows.slice(0, 4).join('\n'), { ...access, file: 'again.csv' }), nothing);
  const [whole] = new Contacts(await several.months(viewOf())).all();
  expect([whole?.count, whole?.reasoned]).toEqual([5, 3]);
  if (!whole) throw new Error('there is no month');
  const left = async (limits: Partial<View>): Promise<number[]> =>
    (await several.partialMonths(viewOf(limits), [whole])).flatMap((m) => [m.count, m.reasoned]);
  expect(await left({ asOf: '2026-05-04T12:00:00.000Z' })).toEqual([3, 2]);
  expect(await left({ validAt: '2026-05-02T12:00:00.000Z' })).toEqual([2, 1]);
  expect(await left(span(whole.from, BEGINNING, '2026-05-03T00:00:00.000Z'))).toEqual([3, 2]);
  const windows = [
    { from: BEGINNING, to: '2026-05-02T12:00:00.000Z' },
    { from: '2026-05-02T12:00:00.000Z', to: FOREVER },
  ];
  const cuts = windows.map((window) => ({ contact: whole, from: [window], to: [] }));
  const parts = await several.cutMonths(viewOf(), cuts);
  expect(parts.map((part) => [part?.count, part?.reasoned])).toEqual([
    [2, 1],
    [3, 2],
  ]);
});

test('a reason given with one look-up is one for those of the same account and record within hours, as far as the view shows it', async () => {
  const several = await newArchive();
  const look = (time: string, action: string, reason: string, compartment = '', recorded = '05'): string =>
    `2026-05-${time}:00Z,u1,PNC,${action},nominal,N1,${reason},${compartment},2026-05-${recorded}T00:00:00Z`;
  const rows = [
    'at,username,system,action,record_type,record_id,reason,compartment,recorded_at',
    // Searched for, opened and printed, with one reason.
    look('01T09:00', 'search', ''),
    look('01T09:01', 'view', 'stop'),
    look('01T13:01', 'search', ''),
    // More than four hours after it.
    look('01T13:02', 'search', ''),
    // The reason is hidden with the row that has it.
    look('02T09:00', 'search', ''),
    look('02T09:01', 'view', 'stop', 'ROWAN'),
    // And here it is recorded later.
    look('03T09:00', 'search', ''),
    look('03T09:01', 'view', 'stop', '', '06'),
  ];
  const access = { source: 'system-access' as const };
  await several.load(delivered(rows.join('\n'), access), nothing);
  // Another delivery's reason is not this one's; another account's is not either.
  const others = [
    rows[0],
    look('01T17:00', 'view', 'stop'),
    look('01T13:03', 'view', 'stop').replace('u1', 'u2'),
  ];
  await several.load(delivered(others.join('\n'), { ...access, delivery: 'd2' }), nothing);
  const searches = async (limits: Partial<View>): Promise<number[][]> => {
    const view = viewOf(limits);
    const months = new Contacts(await several.months(view)).all().filter((m) => m.kind === 'search');
    const anew = await several.partialMonths(view, months);
    expect(anew).toEqual(months);
    return months.map((m) => [m.count, m.reasoned]);
  };
  expect(await searches({})).toEqual([[5, 3]]);
  expect(await searches({ compartments: ['', 'ROWAN'] })).toEqual([[5, 4]]);
  expect(await searches({ asOf: '2026-05-05T12:00:00.000Z' })).toEqual([[5, 2]]);
});
