import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { World, type WrittenDelivery } from '../../src/ingest/testing/world';
import { readLedger } from '../../src/ledger/read-ledger';
import { verifyEvents } from '../../src/operations/verify-events';
import { ORDERS_OF_THREE } from '../support/orders';

// Archive, ledger and graph over deliveries that share rows, are cut off and sent again; then damaged on purpose.
let world: World;
beforeEach(async () => {
  world = await World.openWithArchive();
});
afterEach(() => world.close());

const row = (other: string, time: string): string => `07700900001,0770090000${other},2026-05-${time}Z,sms\n`;
const SHARED = row('2', '01T10:00:00') + row('2', '01T10:00:00') + row('3', '02T10:00:00');

function billing(
  delivery: string,
  suppliedAt: string,
  rows: string,
  manifest: Record<string, unknown> = {},
): WrittenDelivery {
  const content = `from,to,started,kind\n${rows}`;
  return {
    delivery,
    suppliedAt,
    manifest,
    files: [{ file: 'events.csv', source: 'phone-billing', content }],
  };
}

const EARLY = billing('early', '2026-06-01T00:00:00Z', SHARED + row('4', '03T10:00:00') + 'x,y,z,w\n');
const LATE = billing('late', '2026-07-01T00:00:00Z', SHARED + row('5', '03T10:00:00'));
const HISTORY = billing(
  'history',
  '2026-08-01T00:00:00Z',
  row('3', '02T10:00:00') + row('5', '03T10:00:00'),
  {
    history: true,
  },
);

const differences = async (): Promise<string[]> =>
  (await verifyEvents(world, 'test')).differences.map((d) => `${d.what}: ${d.message}`);

/** Of each file: accepted, duplicate, rejected, as the ledger has them. */
async function counts(): Promise<Record<string, number[]>> {
  const files = await readLedger(world.store);
  return Object.fromEntries(
    files.map((f) => [`${f.delivery} ${f.sending}`, [f.accepted, f.duplicate, f.rejected]]),
  );
}

test('deliveries that share rows agree in every order of arrival', async () => {
  const files = [EARLY, LATE, HISTORY];
  for (const [a, b, c] of ORDERS_OF_THREE) {
    await world.close();
    world = await World.openWithArchive();
    for (const i of [a, b, c, a]) await world.deliver(files[i] as WrittenDelivery);
    expect(await differences()).toEqual([]);
  }
});

test('the ledger keeps what a file came to when it was loaded, though rows were taken over since', async () => {
  await world.deliver(LATE);
  await world.deliver(EARLY);
  expect(await counts()).toEqual({ 'late 1': [4, 0, 0], 'early 1': [4, 0, 1] });
  expect(await differences()).toEqual([]);
});

test('a file that is sent again in another delivery of the same name is all duplicates', async () => {
  await world.deliver(EARLY);
  await world.deliver({ ...EARLY, manifest: { basis: 'another basis' } });
  expect(await counts()).toEqual({ 'early 1': [4, 0, 1], 'early 2': [0, 4, 1] });
  await world.deliver(billing('early', '2026-06-01T00:00:00Z', SHARED + row('6', '04T10:00:00')));
  expect((await counts())['early 3']).toEqual([1, 3, 0]);
  expect(await differences()).toEqual([]);
});

test('a load that was cut off, and lost rows before it went on, is counted as if it had not been', async () => {
  await world.deliver(LATE);
  // As a kill after the archive's commit leaves the ledger.
  const cut = `MATCH (d:DeliveryFile) SET d.state = 'loading', d.accepted = 0, d.duplicate = 0, d.rejected = 0, d.rows = 0, d.reading = ''`;
  await world.store.readText({ name: 'test/cut', text: cut, integers: [] }, {});
  await world.deliver(EARLY);
  expect((await differences()).join()).toContain('archive late, events.csv: The ledger has no file of it');
  await world.deliver(LATE);
  expect(await counts()).toEqual({ 'late 1': [4, 0, 0], 'early 1': [4, 0, 1] });
  expect(await differences()).toEqual([]);
});

describe('what was altered is named:', () => {
  beforeEach(async () => {
    await world.deliver(LATE);
    await world.deliver(EARLY);
  });
  const catalogue = (): string => path.join(world.home, 'archive', 'catalogue.json');
  interface Written {
    loads: {
      delivery: string;
      rows: number;
      accepted: number;
      events: { rows: number };
      took: { rows: number }[];
    }[];
  }
  const alter = (change: (load: Written['loads'][number]) => unknown): void => {
    const all = JSON.parse(readFileSync(catalogue(), 'utf8')) as Written;
    all.loads.forEach(change);
    writeFileSync(catalogue(), JSON.stringify(all));
  };

  test('a part', async () => {
    const folder = path.join(world.home, 'archive', 'events');
    const part = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((f) =>
      f.endsWith('1.parquet'),
    );
    const bytes = readFileSync(path.join(folder, part ?? ''));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(path.join(folder, part ?? ''), bytes);
    expect((await differences()).join()).toMatch(
      /^archive events\/.*Its bytes are not those that were written/,
    );
  });

  test('how many rows a part has', async () => {
    alter((load) => load.events.rows++);
    expect((await differences()).join('\n')).toContain('It has 4 rows, the catalogue says 5.');
  });

  test('how many of them are the load’s', async () => {
    alter((load) => load.accepted++);
    const found = (await differences()).join('\n');
    expect(found).toContain(`1 of its rows is the load's, the catalogue says 2.`);
    expect(found).toContain('archive late, events.csv: 5 rows accepted here, 4 in the ledger.');
  });

  test('how many rows were taken over', async () => {
    alter((load) => load.took.forEach((t) => t.rows--));
    expect(await differences()).toEqual(['archive late, events.csv: 3 rows accepted here, 4 in the ledger.']);
  });

  test('how many rows were read', async () => {
    alter((load) => load.delivery === 'early' && load.rows++);
    expect(await differences()).toEqual([
      'archive early, events.csv: 6 rows of which 1 rejected here, 5 rows of which 1 rejected in the ledger.',
    ]);
  });

  test('a file that the catalogue lacks', async () => {
    const all = JSON.parse(readFileSync(catalogue(), 'utf8')) as Written;
    writeFileSync(
      catalogue(),
      JSON.stringify({ ...all, loads: all.loads.filter((l) => l.delivery === 'late') }),
    );
    expect((await differences()).join('\n')).toContain('early, events.csv: the archive does not have it.');
  });
});
