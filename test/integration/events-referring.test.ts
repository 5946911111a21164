import { readFileSync } from 'node:fs';
import { World, type WrittenDelivery } from '../../src/ingest/testing/world';
import { readLedger } from '../../src/ledger/read-ledger';
import { verifyEvents } from '../../src/operations/verify-events';

// What events refer to: people that a delivery has introduced, and people that none has.
let world: World;
beforeEach(async () => {
  world = await World.openWithArchive();
});
afterEach(() => world.close());

const access = (
  delivery: string,
  rows: string,
  unknown: 'accept' | 'reject',
  more = '',
): WrittenDelivery => ({
  delivery,
  suppliedAt: '2026-06-01T09:00:00Z',
  files: [
    {
      file: 'access.csv',
      source: 'system-access',
      content: `When,Account,System,Action,Type,Of\n${rows}`,
      mapping: {
        name: 'access.yaml',
        text: `source: system-access\nsystem: audit\nfields: { at: When, username: Account, system: System, action: Action, record_type: Type, record_id: Of }\n${more}`,
      },
      entry: { unknown },
    },
  ],
});
const look = (at: string, of: string, type = 'nominal'): string =>
  `2026-05-0${at}T10:00:00Z,a1,crime,view,${type},${of}\n`;
const nominals = (...ids: string[]): WrittenDelivery => ({
  delivery: `nominals ${ids.join(' ')}`,
  files: [
    { file: 'n.csv', source: 'nominals', content: `nominal_id,name\n${ids.map((n) => `${n},A\n`).join('')}` },
  ],
});

/** Two looks at known N1, two at unknown N2, one at a record that is no person's. */
const ROWS =
  look('1', 'N1') + look('2', 'N2') + look('3', 'R1', 'crime') + look('4', 'nominal:N2') + look('5', 'N1');

const counted = async (...given: WrittenDelivery[]) => {
  const { deliveries } = await world.deliver(...given);
  return deliveries.at(-1)?.files[0];
};

test('unknown people are rejected where the manifest says so, with line, column, reason and remedy', async () => {
  await world.deliver(nominals('N1'));
  const done = await counted(access('strict', ROWS, 'reject'));
  expect(done).toMatchObject({ rows: 5, accepted: 3, rejected: 2, unresolved: 0 });
  const [head, ...rejects] = readFileSync(done?.rejects ?? '', 'utf8')
    .trim()
    .split('\n');
  expect(head).toBe('file,line,column,reason,message');
  expect(rejects.map((r) => r.split(',').slice(0, 4))).toEqual([
    ['access.csv', '3', 'Of', 'unknown_reference'],
    ['access.csv', '5', 'Of', 'unknown_reference'],
  ]);
  expect(rejects[0]).toContain('Deliver its register first, or write unknown: accept');
  expect((await verifyEvents(world, 'test')).differences).toEqual([]);
});

test('people whom the same delivery introduces, in whatever place, are known; rows that are skipped ask nothing', async () => {
  const register = nominals('N1', 'N2');
  const events = access(
    'both',
    ROWS + look('6', 'N9'),
    'reject',
    'skip: [{ when: { Of: N9 }, reason: test }]\n',
  );
  expect(await counted({ ...events, files: [...events.files, ...register.files] })).toMatchObject({
    rows: 5,
    accepted: 5,
    rejected: 0,
    skipped: 1,
  });
});

test('once the register is delivered, the same delivery sent again brings the rows that it lacked', async () => {
  await world.deliver(nominals('N1'));
  const strict = access('strict', ROWS, 'reject');
  await world.deliver(strict);
  expect(await counted(strict)).toMatchObject({ rows: 5, accepted: 0, duplicate: 3, rejected: 2 });
  await world.deliver(nominals('N2'));
  expect(await counted(strict)).toMatchObject({ rows: 5, accepted: 2, duplicate: 3, rejected: 0 });
  expect(await counted(strict)).toMatchObject({ rows: 5, accepted: 0, duplicate: 5, rejected: 0 });
  const [ledger] = (await readLedger(world.store)).filter((f) => f.source === 'system-access');
  expect(ledger).toMatchObject({ rows: 5, accepted: 5, duplicate: 0, rejected: 0 });
  expect((await verifyEvents(world, 'test')).differences).toEqual([]);
});

test('unknown people are counted as unresolved by a load, by a dry run before and after it, and by a load sent again', async () => {
  await world.deliver(nominals('N1'));
  const loose = access('loose', ROWS, 'accept');
  const other = access('other', look('4', 'nominal:N2') + look('7', 'N2') + look('8', 'N3'), 'accept');
  const dir = world.write(loose);
  const dry = async (): Promise<unknown> =>
    (await world.ingest(dir, { dryRun: true })).deliveries[0]?.files[0]?.unresolved;
  expect(await dry()).toBe(2);
  expect((await world.ingest(dir)).deliveries[0]?.files[0]?.unresolved).toBe(2);
  expect(await dry()).toBe(2);
  // By hand: two at N2, of which one is the other file's as well, and one at N3.
  const next = world.write(other);
  expect((await world.ingest(next, { dryRun: true })).deliveries[0]?.files[0]?.unresolved).toBe(3);
  expect((await world.ingest(next)).deliveries[0]?.files[0]).toMatchObject({ duplicate: 1, unresolved: 3 });
});
