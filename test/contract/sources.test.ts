/**
 * One suite over every source in src/sources: its good sample means what its expected.json says (written by hand from
 * the contract), each bad row is rejected for its stated reason, twice is once, and every record or event says where it
 * is from.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LIKENESS, NODE_PROPERTIES } from '../../src/graph/record-node';
import type { SourceDefinition } from '../../src/model/source';
import { sealView } from '../../src/model/view';
import { allSources, fieldsOf } from '../../src/sources';
import { canonicalMapping } from '../../src/ingest/delivery/mapping-file';
import { isRejected, isSkipped, type ReadRecord, type RowOutcome } from '../../src/ingest/row/read-record';
import { RowReader } from '../../src/ingest/row/row-reader';
import { CsvReader } from '../../src/ingest/text/csv';
import type { DeliveredLine } from '../../src/ingest/text/line';
import { World } from '../../src/ingest/testing/world';
import { FOREVER } from '../../src/model/time';
import { NOTHING_PROTECTED } from '../../src/model/protected';
import { marker, sealKeys } from '../../src/sealed/keys';
import { canonicalJson, sha256 } from '../../src/shared/hash';
import { OPEN_VIEW } from '../support/projection';

interface Expected {
  readonly good: readonly {
    readonly names: readonly (readonly [role: string, entity: string])[];
    readonly meanings: Readonly<Record<string, unknown>>;
    readonly flags?: readonly string[];
    readonly grade?: readonly [scheme: string, text: string];
    readonly handling?: readonly [code: string, treatedAs: string];
    /** Fields whose text the record must not hold, but keyed hashes of it. */
    readonly sealed?: readonly string[];
    readonly recordedAt?: string;
    readonly valid?: readonly [first: string, last: string];
    /** Further properties of the node. */
    readonly node?: Readonly<Record<string, unknown>>;
  }[];
  readonly bad: readonly { readonly line: number; readonly column: string; readonly reason: string }[];
}

const samples = (source: SourceDefinition, name: string): string =>
  readFileSync(path.join(__dirname, '..', '..', 'src', 'sources', source.id, 'samples', name), 'utf8');
const expectedOf = (source: SourceDefinition): Expected =>
  JSON.parse(samples(source, 'expected.json')) as Expected;

const sealing = { mark: marker(sealKeys(Buffer.alloc(32))), list: NOTHING_PROTECTED };

function read(source: SourceDefinition, name: string): RowOutcome[] {
  const { reader, rows } = opened(source, name);
  return rows.map((row) => reader.read(row));
}

function opened(source: SourceDefinition, name: string): { reader: RowReader; rows: DeliveredLine[] } {
  const csv = new CsvReader(',');
  const [header, ...rows] = [...csv.feed(samples(source, name)), ...csv.end()];
  const columns = header && 'cells' in header ? header.cells.map((cell) => cell ?? '') : [];
  const context = { force: 'KV', zone: 'Europe/London', system: '', recordedBefore: FOREVER };
  const mapping = canonicalMapping(source, columns, 'csv');
  return { reader: new RowReader(source, mapping, columns, context, sealing), rows };
}

const HASH: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
/** Rows obtained under an authority lie in a compartment, good samples too. */
const EVERYTHING = sealView({ ...OPEN_VIEW, compartments: ['', 'ROWAN'] });
const all = allSources().map((source) => [source.id, source] as const);
const records = all.filter(([, source]) => source.shape === 'record');
const events = all.filter(([, source]) => source.shape === 'event');

test('every source of the contract is there', () => {
  expect(all.map(([id]) => id)).toEqual(
    expect.arrayContaining([
      'complaints',
      'intelligence-reports',
      'links',
      'nominals',
      'notifiable-associations',
      'organised-crime-groups',
      'phone-attribution',
      'phone-billing',
      'posts',
      'relationships',
      'system-access',
      'workforce',
    ]),
  );
});

test('no two sources are the same table to patterns', () => {
  const tables = all.flatMap(([, { contact }]) => contact?.table.name ?? []);
  expect(tables.length).toBeGreaterThan(1);
  const ours = [...tables, 'attribution', 'force_owned'];
  expect(new Set(ours).size).toBe(ours.length);
});

test('what was obtained under an authority lies in a compartment, whichever source of events it comes by', () => {
  const obtained = events.filter(([, { fields }]) => 'authority' in fields);
  expect(obtained.length).toBeGreaterThan(0);
  for (const [, { requires }] of obtained) expect(requires).toEqual({ compartment: 'authority' });
});

describe.each(all)('%s', (_, source) => {
  const expected = expectedOf(source);

  test('a good row means what it should', () => {
    const rows = read(source, 'good.csv');
    expect(rows).toHaveLength(expected.good.length);
    for (const [i, row] of rows.entries()) {
      const wanted = expected.good[i];
      expect(isRejected(row) || isSkipped(row)).toBe(false);
      const record = row as ReadRecord;
      expect(record.names.map((n) => [n.role, n.entity])).toEqual(wanted?.names);
      expect(record.meanings).toMatchObject(wanted?.meanings ?? {});
      expect(record.flags).toEqual(wanted?.flags ?? []);
      expect(record.grade && [record.grade.scheme, record.grade.text]).toEqual(wanted?.grade);
      expect([record.handling, record.handlingClass]).toEqual(wanted?.handling ?? ['', 'P']);
      for (const field of wanted?.sealed ?? []) {
        expect([record.row[field], record.meanings[field]]).toEqual([HASH, HASH]);
        expect(record.sealed.some(({ mark }) => mark === record.row[field])).toBe(true);
      }
      expect(record.hash).toBe(sha256(canonicalJson(record.row)));
    }
  });

  test('no queryable field is called like a property that every node has', () => {
    const queryable = Object.entries(fieldsOf(source)).flatMap(([name, f]) => (f.queryable ? [name] : []));
    expect(queryable.filter((name) => [...NODE_PROPERTIES, LIKENESS].includes(name))).toEqual([]);
  });

  test('one changed character of a row changes its hash', () => {
    const { reader, rows } = opened(source, 'good.csv');
    const [row] = rows;
    if (!row || !('cells' in row)) throw new Error('good.csv has no row');
    const hashes = row.cells.flatMap((cell, at) => {
      const changed = row.cells.map((other, i) => (i === at ? `${other ?? ''} ` : other));
      return cell === '' ? [] : [(reader.read({ line: 2, cells: changed }) as ReadRecord).hash];
    });
    hashes.push((reader.read(row) as ReadRecord).hash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  test('it declares what the data dictionary needs', () => {
    for (const text of [source.title, source.about, source.owner, source.cadence, source.lawfulBasis])
      expect(text).not.toBe('');
    for (const field of Object.values(source.fields)) expect(field.about).toMatch(/\.$/);
  });
});

describe.each(records)('%s in the graph', (_, source) => {
  const expected = expectedOf(source);
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('each bad row is rejected for its reason, and no other', async () => {
    const report = await world.deliver({
      delivery: 'bad',
      files: [{ file: 'bad.csv', source: source.id, content: samples(source, 'bad.csv') }],
    });
    const file = report.deliveries[0]?.files[0];
    expect(file).toMatchObject({ rows: expected.bad.length, accepted: 0, rejected: expected.bad.length });
    expectRejects(file?.rejects, expected);
  });

  test('twice is once, and every record says where it is from', async () => {
    const dir = world.write({
      delivery: 'good',
      files: [{ file: 'good.csv', source: source.id, content: samples(source, 'good.csv') }],
    });
    const first = await world.ingest(dir);
    const nodes = await world.nodes();
    const second = await world.ingest(dir);
    expect(first.deliveries[0]?.files[0]).toMatchObject({
      accepted: expected.good.length,
      duplicate: 0,
      rejected: 0,
    });
    expect(second.deliveries[0]?.files[0]).toMatchObject({
      accepted: 0,
      duplicate: expected.good.length,
      rejected: 0,
    });
    expect(await world.nodes()).toEqual(nodes);
    for (const [i, wanted] of expected.good.entries()) {
      const node = nodes.find((n) => n['line'] === i + 2);
      expect(node).toMatchObject({
        delivery: 'good',
        file: 'good.csv',
        source: source.id,
        recordedAt: wanted.recordedAt,
        ...wanted.node,
      });
      expect([node?.['validFirst'], node?.['validLast']]).toEqual(wanted.valid);
      expect(node?.['names']).toEqual([...new Set(wanted.names.map(([, entity]) => entity))]);
    }
  });
});

describe.each(events)('%s in the archive', (_, source) => {
  const expected = expectedOf(source);
  let world: World;
  beforeEach(async () => {
    world = await World.openWithArchive();
  });
  afterEach(() => world.close());

  test('each bad row is rejected for its reason, and no other', async () => {
    const report = await world.deliver({
      delivery: 'bad',
      files: [{ file: 'bad.csv', source: source.id, content: samples(source, 'bad.csv') }],
    });
    const file = report.deliveries[0]?.files[0];
    expect(file).toMatchObject({ rows: expected.bad.length, accepted: 0, rejected: expected.bad.length });
    expectRejects(file?.rejects, expected);
  });

  test('twice is once, every event is exported, and its row says where it is from', async () => {
    const dir = world.write({
      delivery: 'good',
      suppliedAt: '2024-11-01T09:00:00Z',
      files: [{ file: 'good.csv', source: source.id, content: samples(source, 'good.csv') }],
    });
    const rows = expected.good.length;
    const first = await world.ingest(dir);
    const second = await world.ingest(dir);
    expect(first.deliveries[0]?.files[0]).toMatchObject({ accepted: rows, duplicate: 0, rejected: 0 });
    expect(second.deliveries[0]?.files[0]).toMatchObject({ accepted: 0, duplicate: rows, rejected: 0 });
    const exported: { source: string; id: string; hash: string }[] = [];
    for await (const batch of world.archive.exportRows(EVERYTHING)) exported.push(...batch);
    expect(exported.map((e) => e.hash).sort()).toEqual(
      read(source, 'good.csv')
        .map((row) => (row as ReadRecord).hash)
        .sort(),
    );
    const found = await Promise.all(exported.map(({ id }) => world.archive.row(EVERYTHING, id)));
    expect(found.map((row) => row?.line).sort()).toEqual(expected.good.map((_row, i) => i + 2));
    for (const row of found)
      expect(row).toMatchObject({ source: source.id, delivery: 'good', file: 'good.csv' });
  });
});

function expectRejects(file: string | null | undefined, expected: Expected): void {
  const [, ...lines] = readFileSync(file ?? '', 'utf8')
    .trim()
    .split('\n');
  const told = lines.map((line) => line.split(',').slice(1, 4)).sort((a, b) => Number(a[0]) - Number(b[0]));
  expect(told).toEqual(expected.bad.map(({ line, column, reason }) => [String(line), column, reason]));
  for (const line of lines) expect(line.split(',').slice(4).join(',').length).toBeGreaterThan(20);
}
