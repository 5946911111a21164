import { step } from '../graph/store';
import { FOREVER } from '../model/time';
import type { Clocks, Reader } from '../model/view';
import { day, complaint, month, number, report, staff, World, type Written } from './testing/world';

/** What a reader sees of one graph by labels, versions and both clocks. */
const file = (n: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: `file-${n}`,
  number: n,
  delivery: `d${n}`,
  supplier: 'PSD',
  suppliedAt: `2024-0${n}-01T00:00:00.000Z`,
  sending: 1,
  index: 0,
  source: 'complaints',
  system: '',
  state: 'done',
  closes: false,
  rejectedChains: [],
  ...more,
});
const on = (n: number): string => `2024-0${n}-01T00:00:00.000Z`;
const complained = (id: string, more: Partial<Written> = {}): Written => ({
  id,
  source: 'complaints',
  names: { case: complaint('C1'), accused: staff('A') },
  meanings: { received: day('2024-01-01') },
  ...more,
});
const ids = (list: readonly { readonly id: string }[]): string[] => list.map((r) => r.id);

test('compartment and handling hide, each alone', async () => {
  const world = await World.open();
  await world.write(
    complained('open'),
    complained('rowan', { compartment: 'ROWAN' }),
    complained('conditional', { handling: 'C' }),
  );
  expect(ids((await world.sees()).records)).toEqual(['open']);
  expect(ids((await world.sees({ compartments: ['ROWAN'] })).records)).toEqual(['open', 'rowan']);
  expect(ids((await world.sees({ clearance: ['C', 'P'] })).records)).toEqual(['conditional', 'open']);
  // A meeting reads what is open, whatever compartments its line in the access file lists.
  expect(ids((await world.sees({ role: 'meeting', compartments: ['ROWAN'] })).records)).toEqual(['open']);
  await world.store.close();
});

test('a version hidden in a compartment neither supersedes nor splits what this reader sees', async () => {
  const world = await World.open();
  await world.store.write([step('ledger/put-files', { files: [file(1), file(2), file(3)] })]);
  const chain = { chain: 'K' };
  await world.write(
    complained('A1', { ...chain, hash: 'A', recordedAt: on(1), standsUntil: on(2), seen: ['1:1'] }),
    complained('B1', {
      ...chain,
      hash: 'B',
      compartment: 'ROWAN',
      recordedAt: on(2),
      standsUntil: on(3),
      seen: ['2:1'],
    }),
    complained('A2', { ...chain, hash: 'A', version: 2, recordedAt: on(3), seen: ['3:1'] }),
  );
  const seen = await world.sees();
  expect(ids(seen.records)).toEqual(['A1']);
  expect([seen.records[0]?.recordedAt, seen.records[0]?.standsUntil]).toEqual([on(1), FOREVER]);
  expect(ids((await world.sees({ compartments: ['ROWAN'] })).records)).toEqual(['A2']);
  expect(ids((await world.sees({}, { asOf: '2024-02-15T00:00:00.000Z' })).records)).toEqual(['A1']);
  await world.store.close();
});

test('a full delivery of which every row is hidden closes nothing for this reader', async () => {
  const world = await World.open();
  const hiddenFull = file(2, { mode: 'full', closes: true });
  await world.store.write([step('ledger/put-files', { files: [file(1), hiddenFull] })]);
  await world.write(
    complained('A1', { recordedAt: on(1), standsUntil: on(2), seen: ['1:1'] }),
    complained('X1', { chain: 'X', compartment: 'ROWAN', recordedAt: on(2), seen: ['2:1'] }),
  );
  expect(ids((await world.sees()).records)).toEqual(['A1']);
  expect(ids((await world.sees({ compartments: ['ROWAN'] })).records)).toEqual(['X1']);
  await world.store.close();
});

test('as of a time nothing shows of what came later: no version, no end, no finding', async () => {
  const world = await World.open();
  const meanings = {
    received: day('2024-01-01'),
    closed: day('2024-03-10'),
    finding: 'sustained',
    category: 'x',
  };
  await world.write(complained('A1', { meanings, recordedAt: on(1), standsUntil: on(5) }));
  const asOf = (at: string) => world.sees({}, { asOf: at });
  const early = (await asOf('2024-03-10T23:59:59.998Z')).record('A1');
  expect(early?.meanings).toEqual({ received: day('2024-01-01'), category: 'x' });
  expect(early?.standsUntil).toBe(FOREVER);
  expect((await asOf('2024-03-10T23:59:59.999Z')).record('A1')?.meanings['finding']).toBe('sustained');
  expect((await asOf('2023-12-31T00:00:00.000Z')).records).toEqual([]);
  expect((await asOf(on(5))).records).toEqual([]);
  await world.store.close();
});

test('valid time limits records and contact months; a month that it cuts is answered from the archive', async () => {
  const cut: string[] = [];
  const world = await World.open({
    cutMonths: () => Promise.reject(new Error('no month of this world changes hands')),
    partialMonths: (view, months) => {
      cut.push(`${view.validAt} ${months.map((m) => m.id).join()}`);
      return Promise.resolve([
        month('m2', number('+441'), number('+442'), { count: 1, last: '2024-03-05T00:00:00.000Z' }),
      ]);
    },
  });
  const post = (id: string, from: string, to: string): Written => ({
    id,
    source: 'posts',
    names: { post: `post:KV.post:${id}`, holder: staff('A') },
    meanings: { from: day(from), to: day(to) },
  });
  await world.write(post('was', '2023-01-01', '2024-01-31'), post('is', '2024-02-01', '2024-12-31'));
  await world.contact(
    month('m1', number('+441'), number('+442'), { first: on(2), last: '2024-02-20T00:00:00.000Z' }),
    month('m2', number('+441'), number('+442')),
    month('m3', number('+441'), number('+442'), { first: on(5), last: on(5) }),
    month('m4', number('+441'), number('+443'), { first: '2024-03-10T00:00:00.000Z' }),
    month('m5', number('+441'), number('+444'), { first: '2024-03-10T00:00:00.001Z' }),
  );
  const seen = await world.sees({}, { validAt: '2024-03-10T00:00:00.000Z' });
  expect(ids(seen.records)).toEqual(['is']);
  expect(seen.contacts.map((c) => [c.id, c.count])).toEqual([
    ['m1', 3],
    ['m2', 1],
  ]);
  expect(cut).toEqual(['2024-03-10T00:00:00.000Z m2,m4']);
  await world.store.close();
});

test('a month that was partly known by the as-of is answered from the archive, to the millisecond', async () => {
  const cut: string[] = [];
  const world = await World.open({
    cutMonths: () => Promise.resolve([]),
    partialMonths: (_, months) => {
      cut.push(...months.map((m) => m.id));
      return Promise.resolve([]);
    },
  });
  const known = (id: string, recordedFirst: string) =>
    month(id, number('+441'), number('+442'), { recordedFirst, recordedLast: on(9) });
  await world.contact(known('m1', on(4)), known('m2', on(5)), known('m3', '2024-05-01T00:00:00.001Z'));
  expect((await world.sees({}, { asOf: on(5) })).contacts).toEqual([]);
  expect(cut).toEqual(['m1', 'm2']);
  await world.store.close();
});

test('readers who may see the same share one projection; one who may see other things never gets it', async () => {
  const world = await World.open();
  const at = '2024-02-01T00:00:00.000Z';
  await world.write(
    complained('C'),
    complained('rowan', { compartment: 'ROWAN' }),
    complained('conditional', { handling: 'C' }),
    complained('late', { recordedAt: on(5) }),
    { id: 'w', source: 'workforce', names: { self: staff('A') } },
    {
      id: 'over',
      source: 'posts',
      names: { holder: staff('B') },
      meanings: { from: day('2020-01-01'), to: day('2023-01-01') },
    },
  );
  const everything = { compartments: ['ROWAN'], clearance: ['P', 'C'] as ('P' | 'C')[] };
  const asked: [reader: Partial<Reader>, clocks: Clocks, shown: string[]][] = [
    [{ clearance: ['P'] }, {}, ['C', 'late', 'over', 'rowan', 'w']],
    [{ compartments: [] }, {}, ['C', 'conditional', 'late', 'over', 'w']],
    [{}, { asOf: at }, ['C', 'conditional', 'over', 'rowan', 'w']],
    [{}, { validAt: at }, ['C', 'conditional', 'late', 'rowan', 'w']],
    [{ staffId: 'A' }, {}, ['over', 'w']],
    [{ role: 'meeting' }, {}, ['C', 'conditional', 'late', 'over', 'w']],
    [{ role: 'administrator' }, {}, []],
  ];
  // Each right after the one who sees everything, so that a key which forgot something is seen.
  for (const [reader, clocks, shown] of asked) {
    expect(ids((await world.sees(everything)).records)).toHaveLength(6);
    expect(ids((await world.sees({ ...everything, ...reader }, clocks)).records)).toEqual(shown);
  }
  const one = await world.sees({ name: 'one', noStaffRecord: { reason: 'another', excluded: [] } });
  expect((await world.sees({ name: 'two' })).records).toBe(one.records);
  await world.write(complained('new'));
  expect(ids((await world.sees({ name: 'two' })).records)).toContain('new');
  await world.store.close();
});

test('what is hidden since a view was opened is hidden from whoever asks after it', async () => {
  const world = await World.open();
  const register = (id: string, names: Written['names']): Written => ({
    ...{ id, source: 'workforce', names: { self: staff('A'), ...names } },
    meanings: { staff_id: staff('A'), name: 'A', joined: day('2010-01-01') },
  });
  await world.write(register('w', {}));
  await world.contact(month('m1', number('+441'), number('+442')));
  const before = await world.view({ staffId: 'A' });
  expect(ids((await world.through(before)).records)).toEqual(['w']);
  await world.write(register('w-new', { number: number('+441') }));
  expect(ids((await world.through(before)).records)).toEqual(['w', 'w-new']);
  expect((await world.sees({ staffId: 'A' })).contacts).toEqual([]);
  await world.store.close();
});

test('the watermark and the links do not tell in what order records were written', async () => {
  const records = [
    complained('C'),
    complained('D', { names: { case: complaint('C1'), accused: staff('B') } }),
    {
      id: 'R',
      source: 'intelligence-reports',
      names: { report: report('R'), subject: [staff('A'), staff('B')] },
    },
  ];
  const [there, back] = [await World.open(), await World.open()];
  await there.write(...records);
  for (const record of [...records].reverse()) await back.write(record);
  const [a, b] = [await there.sees(), await back.sees()];
  expect(a.watermark).toBe(b.watermark);
  for (const kind of ['co-accused', 'co-reported', 'accused-in'])
    expect(a.links(kind)).toEqual(b.links(kind));
  expect(a.entities.map((e) => [e.id, e.label])).toEqual(b.entities.map((e) => [e.id, e.label]));
  await there.store.close();
  await back.store.close();
});
