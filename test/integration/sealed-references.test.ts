/**
 * References of sources, from a delivery to every byte that the product writes: a data folder on disk with the embedded
 * graph, its log, archive, rejects, ledger and sealed store, and every answer. The planted references are like no other
 * text. A small force and its readers are those of the pairs of non-interference.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { writeDeliveries } from '../support/noninterference/delivered';
import { follow, questions } from '../support/noninterference/questions';
import { intelligence, visibleForce } from '../support/noninterference/visible-force';
import { answerBytes, load, openHome, type World } from '../support/noninterference/world';
import { writtenIn } from '../support/written-bytes';

const ONE = 'QZX-SOURCE-0417';
const OTHER = 'Wychwood "Ferret" 9';
const REJECTED = 'QZX-REJECTED-77';
const PLANTED = [ONE, OTHER, REJECTED];
/** Stands in a report's text, which a reader may see: so it must be found. */
const CONTROL = 'CONTROL-TEXT-5531';

let folder: string;
let home: string;
let deliveries: string;
let world: World;
let answers = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-references-'));
  home = path.join(folder, 'home');
  deliveries = path.join(folder, 'deliveries');
  const rng = seededRng('references');
  const report = (id: string, reference: string, more = {}) =>
    intelligence(rng, id, ['S05'], ['nominal:N1'], { text: CONTROL, source_ref: reference, ...more });
  const reports = [
    report('Q1', ONE),
    report('Q2', ` ${ONE.toLowerCase()} `),
    report('Q3', OTHER),
    report('Q4', REJECTED, { scheme: 'none' }),
    report('Q5', REJECTED, { recorded_at: 'soon' }),
  ];
  writeDeliveries(deliveries, [
    ...visibleForce(rng),
    {
      delivery: 'sources',
      suppliedAt: '2026-06-20T00:00:00Z',
      files: [{ source: 'intelligence-reports', rows: reports }],
    },
  ]);
  world = await openHome(folder);
  answers += JSON.stringify(await load(world, deliveries));
  // Once more: the same rows are duplicates and nothing else.
  answers += JSON.stringify(await load(world, deliveries));
}, 60_000);
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

async function reports(): Promise<Record<string, Record<string, string>>> {
  const text =
    "MATCH (r:Record {source: 'intelligence-reports'}) RETURN r.key AS key, r.row AS row, r.meanings AS meanings";
  const rows = await world.services.store.readText({ name: 'test/reports', text, integers: [] }, {});
  return Object.fromEntries(
    rows.map((row) => [
      (JSON.parse(row['key'] as string) as string[])[0] ?? '',
      {
        row: (JSON.parse(row['row'] as string) as Record<string, string>)['source_ref'] ?? '',
        meaning: (JSON.parse(row['meanings'] as string) as Record<string, string>)['source_ref'] ?? '',
      },
    ]),
  );
}

test('what a record holds tells two references apart and two writings of one alike', async () => {
  const { Q1, Q2, Q3, Q4 } = await reports();
  expect(Q1?.['meaning']).toMatch(/^[0-9a-f]{32}$/);
  expect(Q1?.['row']).not.toBe(Q2?.['row']);
  expect(Q1?.['meaning']).toBe(Q2?.['meaning']);
  expect(Q3?.['meaning']).not.toBe(Q1?.['meaning']);
  expect(Q4).toBeUndefined();
});

test('each reference is sealed once, and every record finds its own', async () => {
  expect(await world.services.sealed.check()).toMatchObject({ items: 3, faults: [] });
  const { text } = await answerBytes(world, { operation: 'verify', question: {} }, 'intake');
  expect(JSON.parse(text)).toMatchObject({ ok: true, differences: [] });
});

test('a rejected report is told by line and column, and not by what it holds', () => {
  const [file] = writtenIn(path.join(home, 'rejects'), ['intelligence-reports']);
  const rejects = readFileSync(path.join(home, 'rejects', file?.split(': ')[0] ?? ''), 'utf8');
  expect(
    rejects
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(1, 4)),
  ).toEqual([
    ['5', 'scheme', 'unknown_code'],
    ['6', 'recorded_at', 'bad_date'],
  ]);
});

test('no byte of the data folder and no answer holds a reference', async () => {
  for (const reader of ['all', 'intake']) {
    const queue = questions();
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const { text, body } = await answerBytes(world, next, reader);
      answers += text;
      if (body !== null) queue.push(...follow(next.operation, body));
    }
  }
  const checked = { file: path.join(deliveries, 'sources', '00-intelligence-reports.csv') };
  answers += (await answerBytes(world, { operation: 'mapping-check', question: checked }, 'intake')).text;
  expect(answers).toContain(CONTROL);
  for (const text of PLANTED) expect(answers.toLowerCase()).not.toContain(text.toLowerCase());
  expect(writtenIn(home, PLANTED)).toEqual([]);
  expect(writtenIn(home, [CONTROL]).length).toBeGreaterThan(0);
  await world.close();
  expect(writtenIn(home, PLANTED)).toEqual([]);
  expect(writtenIn(home, [CONTROL]).length).toBeGreaterThan(0);
  expect(writtenIn(deliveries, PLANTED)).toHaveLength(3);
  world = await openHome(folder);
}, 60_000);
