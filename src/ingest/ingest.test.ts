import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { PlumblineError } from '../shared/errors';
import { World, type WrittenDelivery } from './testing/world';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const nominals = (rows: readonly string[]): string => ['nominal_id,name', ...rows].join('\n') + '\n';

function delivery(
  day: number,
  rows: readonly string[],
  more: Partial<WrittenDelivery> & { mode?: string } = {},
): WrittenDelivery {
  const { mode, ...rest } = more;
  return {
    delivery: `d${day}`,
    suppliedAt: `2024-01-0${day}T09:00:00Z`,
    files: [
      { file: 'n.csv', source: 'nominals', content: nominals(rows), ...(mode ? { entry: { mode } } : {}) },
    ],
    ...rest,
  };
}

const day = (n: number): string => `2024-01-0${n}T09:00:00.000Z`;
const FOREVER = '9999-12-31T23:59:59.999Z';

/** name, recorded, until, occurrence of each version, in order of recorded time. */
async function history(): Promise<string[]> {
  const nodes = await world.nodes();
  return nodes
    .map(
      (n) =>
        `${String(n['recordedAt'])} ${String((JSON.parse(String(n['row'])) as { name: string }).name)}${String(n['version'])} until ${String(n['standsUntil'])}`,
    )
    .sort();
}

test('A, B, A is three versions, each superseding the one before, and the counts say so', async () => {
  const report = await world.deliver(delivery(1, ['N1,A']), delivery(2, ['N1,B']), delivery(3, ['N1,A']));
  expect(report.deliveries.map((d) => [d.files[0]?.accepted, d.files[0]?.superseded])).toEqual([
    [1, 0],
    [1, 1],
    [1, 1],
  ]);
  expect(await history()).toEqual([
    `${day(1)} A1 until ${day(2)}`,
    `${day(2)} B1 until ${day(3)}`,
    `${day(3)} A2 until ${FOREVER}`,
  ]);
});

test('the same deliveries again are duplicates and change nothing', async () => {
  const dir = world.write(
    delivery(1, ['N1,A', 'N2,A', 'N2,A'], { mode: 'full' }),
    delivery(2, ['N1,B'], { mode: 'full' }),
  );
  const first = await world.ingest(dir);
  const before = await world.nodes();
  const again = await world.ingest(dir);
  expect(first.deliveries.map((d) => d.files[0])).toMatchObject([
    { rows: 3, accepted: 2, duplicate: 1, closed: 0 },
    { rows: 1, accepted: 1, superseded: 1, closed: 1 },
  ]);
  expect(again.deliveries.map((d) => d.files[0])).toMatchObject([
    { rows: 3, accepted: 0, duplicate: 3, superseded: 0, closed: 0 },
    { rows: 1, accepted: 0, duplicate: 1, superseded: 0, closed: 0 },
  ]);
  expect(await world.nodes()).toEqual(before);
});

test('a full delivery closes what is missing, and a row that returns reopens it as a new version', async () => {
  await world.deliver(
    delivery(1, ['N1,A', 'N2,B'], { mode: 'full' }),
    delivery(2, ['N2,B'], { mode: 'full' }),
    delivery(3, ['N1,A', 'N2,B'], { mode: 'full' }),
  );
  expect(await history()).toEqual([
    `${day(1)} A1 until ${day(2)}`,
    `${day(1)} B1 until ${FOREVER}`,
    `${day(3)} A2 until ${FOREVER}`,
  ]);
});

test.each([
  ['another supplier’s record', delivery(2, ['N9,Z'], { mode: 'full', supplier: 'Other' })],
  [
    'where a file of the delivery was refused',
    {
      ...delivery(2, ['N9,Z'], { mode: 'full' }),
      files: [
        ...delivery(2, ['N9,Z'], { mode: 'full' }).files,
        { file: 'p.csv', source: 'posts', content: '' },
      ],
    },
  ],
  ['where its file has no row', delivery(2, [], { mode: 'full' })],
  ['where a key could not be read', delivery(2, ['N9,Z', ',nobody'], { mode: 'full' })],
  [
    'where the stated rows differ',
    {
      ...delivery(2, ['N9,Z']),
      files: [
        { file: 'n.csv', source: 'nominals', content: nominals(['N9,Z']), entry: { mode: 'full', rows: 2 } },
      ],
    },
  ],
  ['where its row was rejected and its key can be read', delivery(2, ['N9,Z', 'N1,'], { mode: 'full' })],
])('nothing is closed: %s', async (_, second) => {
  await world.deliver(delivery(1, ['N1,A'], { mode: 'full' }), second);
  expect(await history()).toContain(`${day(1)} A1 until ${FOREVER}`);
});

test('a full delivery that states that it has no row closes all that stands', async () => {
  const none = { file: 'n.csv', source: 'nominals', content: nominals([]) };
  const stated = { ...delivery(2, []), files: [{ ...none, entry: { mode: 'full', rows: 0 } }] };
  await world.deliver(delivery(1, ['N1,A'], { mode: 'full' }), stated);
  expect(await history()).toEqual([`${day(1)} A1 until ${day(2)}`]);
});

test('recorded time: the row’s own, else its source’s date for a first version, else when it was supplied', async () => {
  const complaints = (rows: readonly string[]): string =>
    ['complaint_id,received,staff_id,severity,recorded_at', ...rows].join('\n');
  const give = (n: number, row: string): WrittenDelivery => ({
    delivery: `d${n}`,
    suppliedAt: `2024-01-0${n}T09:00:00Z`,
    files: [{ file: 'c.csv', source: 'complaints', content: complaints([row]) }],
  });
  await world.deliver(
    give(1, 'C1,2021-03-05,S1,low,'),
    give(2, 'C1,2021-03-05,S1,high,'),
    give(3, 'C1,2021-03-05,S1,grave,2023-07-01T12:00:00Z'),
  );
  const nodes = (await world.nodes()).map((n) => [n['severity'], n['recordedAt'], n['standsUntil']]);
  // The first is known from the end of the day it was received on: as of 2021-03-05 it is there.
  expect(nodes).toContainEqual(['low', '2021-03-05T23:59:59.999Z', '2023-07-01T12:00:00.000Z']);
  expect(nodes).toContainEqual(['high', day(2), '2023-07-01T12:00:00.000Z']);
  expect(nodes).toContainEqual(['grave', '2023-07-01T12:00:00.000Z', FOREVER]);
});

test('a dry run reports what the load then reports, and writes nothing', async () => {
  const dir = world.write(
    delivery(1, ['N1,A', 'N2,B', 'N3'], { mode: 'full' }),
    delivery(2, ['N1,B', 'N1,B', 'N9,'], { mode: 'full' }),
    delivery(3, ['N1,A', 'N2,B'], { mode: 'full' }),
  );
  const dry = await world.ingest(dir, { dryRun: true });
  expect(await world.nodes()).toEqual([]);
  expect(await world.store.read('ledger/files', {})).toEqual([]);
  const real = await world.ingest(dir);
  const counts = (report: typeof dry): unknown =>
    report.deliveries.map((d) => ({ ...d, files: d.files.map((f) => ({ ...f, rejects: null })) }));
  expect(counts(dry)).toEqual(counts(real));
  expect(real.deliveries[0]?.files[0]).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
  expect(real.deliveries[1]?.files[0]).toMatchObject({
    accepted: 1,
    duplicate: 1,
    rejected: 1,
    superseded: 1,
    closed: 1,
  });
  expect(existsSync(real.deliveries[0]?.files[0]?.rejects ?? '')).toBe(true);
});

test('rejects hold where, why and how, and no formula', async () => {
  const content = 'nominal_id,name,date_of_birth\nN1,A,31/02/1990\nN2,B,1990-02-31\n';
  const report = await world.deliver({
    delivery: 'x',
    files: [{ file: '=cmd.csv', source: 'nominals', content }],
  });
  const lines = readFileSync(report.deliveries[0]?.files[0]?.rejects ?? '', 'utf8').split('\n');
  expect(lines[0]).toBe('file,line,column,reason,message');
  expect(lines[1]).toMatch(/^'=cmd\.csv,2,date_of_birth,ambiguous_date,/);
  expect(lines[2]).toMatch(/^'=cmd\.csv,3,date_of_birth,impossible_date,/);
});

test('a load stopped at any moment and run again ends as if it had not been stopped, counts and all', async () => {
  const rows = Array.from({ length: 4_400 }, (_, i) => `N${i % 4_200},name ${i % 3}`);
  const deliveries = [
    delivery(1, rows, { mode: 'full' }),
    delivery(2, rows.slice(0, 2_000), { mode: 'full' }),
  ];
  const whole = await World.open();
  await whole.ingest(whole.write(...deliveries));
  const [ledger, records] = [await ledgerOf(whole), await whole.dump()];
  await whole.close();
  const dir = world.write(...deliveries);
  let stops = 0;
  for (let writes = 1; ; writes++) {
    try {
      await world.ingest(dir, { signal: afterWrites(world, writes) });
      break;
    } catch (error) {
      if (!(error instanceof PlumblineError) || error.code !== 'interrupted') throw error;
      stops++;
    }
  }
  expect(stops).toBeGreaterThan(3);
  expect(await ledgerOf(world)).toEqual(ledger);
  expect(await world.dump()).toEqual(records);
});

test('the ledger is read with every property that it is written with', async () => {
  await world.deliver(delivery(1, ['N1,A']));
  const [read] = await world.store.read('ledger/files', {});
  const text = 'MATCH (d:DeliveryFile) RETURN keys(d) AS names';
  const [written] = await world.store.readText({ name: 'names', text, integers: [] }, {});
  expect(Object.keys(read?.file ?? {}).sort()).toEqual([...(written?.['names'] as string[])].sort());
});

async function ledgerOf(of: World): Promise<unknown[]> {
  const rows = await of.store.read('ledger/files', {});
  return rows.map(({ file }) => ({ ...file, startedAt: '', doneAt: '' }));
}

/** Aborts once so many transactions were written. */
function afterWrites(stopped: World, writes: number): AbortSignal {
  const controller = new AbortController();
  const { store } = stopped;
  const write = Object.getPrototypeOf(store) as { write: typeof store.write };
  let left = writes;
  store.write = async (steps) => {
    const rows = await write.write.call(store, steps);
    if (--left <= 0) controller.abort();
    return rows;
  };
  return controller.signal;
}

const drawn = fc.record({
  supplier: fc.constantFrom('Alpha', 'Beta'),
  mode: fc.constantFrom('delta', 'full'),
  rows: fc.array(fc.tuple(fc.constantFrom('N1', 'N2'), fc.constantFrom('A', 'B', '')), { maxLength: 3 }),
});

test('whatever order deliveries arrive in, the same versions stand', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 2, maxLength: 4 }), async (deliveries) => {
      const written = deliveries.map(({ supplier, mode, rows }, i) =>
        delivery(
          i + 1,
          rows.map((r) => r.join(',')),
          { supplier, mode },
        ),
      );
      let first: string[] | undefined;
      for (const order of permutations(written)) {
        const one = await World.open();
        for (const d of order) await one.deliver(d);
        const dump = await one.dump();
        await one.close();
        first ??= dump;
        expect(dump).toEqual(first);
      }
    }),
    { numRuns: 8 },
  );
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) =>
    permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]),
  );
}

test('a delivery that is said to have been supplied more than a day ahead is refused, with the line', async () => {
  const ahead = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  const dir = world.write(
    { ...delivery(1, ['N1,A']), suppliedAt: ahead(23) },
    { ...delivery(2, ['N2,B']), suppliedAt: ahead(25) },
    { ...delivery(3, ['N3,C']), suppliedAt: '2999' },
  );
  const report = await world.ingest(dir);
  const refusal =
    'manifest.yaml, line 3: supplied_at: this lies ahead. Write when the delivery was supplied.';
  expect(report.deliveries.map((d) => d.refused?.message)).toEqual([refusal, refusal, undefined]);
});
