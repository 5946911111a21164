import type { Archive } from '../archive/archive';
import { sha256 } from '../shared/hash';
import { canonicalExport } from './export';
import { complaint, day, month, number, staff, World, type Written } from './testing/world';

/** Two archive rows, and a complaint with a superseded version. */
const archive: Pick<Archive, 'exportRows'> = {
  async *exportRows() {
    yield await Promise.resolve([{ source: 'phone-billing', id: 'e1', key: 'k', hash: 'h1' }]);
    yield [{ source: 'phone-billing', id: 'e2', key: 'k', hash: 'h2' }];
  },
};
const accused = (id: string, officer: string, more: Partial<Written> = {}): Written => ({
  id,
  source: 'complaints',
  names: { case: complaint('C1'), accused: staff(officer) },
  meanings: { received: day('2024-01-01'), category: 'x', closed: day('2024-02-01'), finding: 'unfounded' },
  ...more,
});
const RECORDS = [
  accused('a', 'A', { chain: 'A', standsUntil: '2021-01-01T00:00:00.000Z' }),
  accused('a-new', 'A', { chain: 'A', hash: 'other', recordedAt: '2021-01-01T00:00:00.000Z' }),
  accused('b', 'B'),
];

async function exported(
  records: readonly Written[],
  asOf?: string,
): Promise<{ lines: string[]; shown: readonly string[] }> {
  const world = await World.open();
  for (const record of records) await world.write(record);
  await world.contact(month('m1', number('+441'), number('+442')));
  const clocks = asOf === undefined ? {} : { asOf };
  const [view, projection] = [await world.view({}, clocks), await world.sees({}, clocks)];
  const { lines, shown } = await canonicalExport({ store: world.store, archive, projection, view });
  const read: string[] = [];
  for await (const line of lines) read.push(line);
  await world.store.close();
  return { lines: read, shown };
}

const typeAndId = (line: string): string => {
  const { type, id } = JSON.parse(line) as { type: string; id: string };
  return `${type} ${id}`;
};

test('lines are sorted by type and id, hold every version, and say nothing of files and deliveries', async () => {
  const { lines, shown } = await exported(RECORDS);
  expect(lines.map(typeAndId)).toEqual([
    'archive-row e1',
    'archive-row e2',
    `entity ${complaint('C1')}`,
    `entity ${number('+441')}`,
    `entity ${number('+442')}`,
    `entity ${staff('A')}`,
    `entity ${staff('B')}`,
    `link accused-in|${staff('A')}|${complaint('C1')}`,
    `link accused-in|${staff('B')}|${complaint('C1')}`,
    `link called|${number('+441')}|${number('+442')}`,
    `link co-accused|${staff('A')}|${staff('B')}`,
    'record a',
    'record a-new',
    'record b',
  ]);
  expect(lines.join('\n')).not.toMatch(/delivery|f\.csv|"line"|"d1"/);
  expect(JSON.parse(lines.at(-3) ?? '')).toMatchObject({ standsUntil: '2021-01-01T00:00:00.000Z' });
  const hash = sha256('e1\ne2\n');
  const entities = [complaint('C1'), number('+441'), number('+442'), staff('A'), staff('B')];
  expect(shown).toEqual([...entities, 'a', 'a-new', 'b', 'm1', `archive-rows:2:${hash}`]);
});

test('the order in which records were written does not show', async () => {
  const { lines } = await exported(RECORDS);
  for (const order of [
    [2, 1, 0],
    [1, 2, 0],
    [0, 2, 1],
  ]) {
    expect((await exported(order.map((i) => RECORDS[i] as Written))).lines).toEqual(lines);
  }
});

test('as of a time before the finding it is neither in the row nor in the hash', async () => {
  const told = RECORDS.slice(2);
  const silent = [
    accused('b', 'B', {
      meanings: { received: day('2024-01-01'), category: 'x', closed: day('2024-02-01') },
    }),
  ];
  const at = '2024-01-15T00:00:00.000Z';
  expect((await exported(told, at)).lines).toEqual((await exported(silent, at)).lines);
  expect((await exported(told)).lines).not.toEqual((await exported(silent)).lines);
});
