/**
 * Two engines, one Cypher. The same invented histories are delivered through the product to the embedded engine and to
 * a real Neo4j; then every statement of `cypher/` is run on both and the answers are compared. The clock stands still,
 * so that not even a time of loading may differ. A statement that nobody says how to ask fails the suite.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../src/config/project-root';
import { loadPatterns, runPatterns } from '../../src/detection';
import { readStatements } from '../../src/graph/statement-file';
import type { ReadName, ViewParameters } from '../../src/graph/statement';
import { step, type GraphStore, type Step } from '../../src/graph/store';
import type { View } from '../../src/model/view';
import { patternSources } from '../../src/operations/pattern-run';
import { viewParameters } from '../../src/view';
import { answerText, dumpOf } from '../support/conformance/dump';
import { firingDeliveries } from '../support/conformance/firing';
import { randomHistory } from '../support/conformance/history';
import { knownOf, viewsOf, type Known } from '../support/conformance/known';
import { ANY_ONE, READ_QUESTIONS } from '../support/conformance/reads';
import { WRITE_CHANGES } from '../support/conformance/writes';
import { emptyServer, serverSettings, testServer } from '../support/neo4j';
import { follow, questions } from '../support/noninterference/questions';
import { answerBytes, openWorld, type World } from '../support/noninterference/world';

const SEEDS = ['one', 'two', 'three'];
const READERS = ['reader', 'all', 'intake'];
const NOW = new Date('2026-11-01T12:00:00Z');
jest.setTimeout(600_000);
/** What of the clock must go on: the driver's timers, and everything that is no time of day. */
const GOES_ON = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** For statements that take none. */
const NO_VIEW = [{}] as ViewParameters[];

const statements = readStatements(path.join(PROJECT_ROOT, 'cypher'));
/** Statements, patterns and operations that gave something in some history: an empty answer compares nothing. */
const answered = new Set<string>();

test('every statement says how it is asked', () => {
  const asked = [...Object.keys(READ_QUESTIONS), ...Object.keys(WRITE_CHANGES)].sort();
  expect(statements.map((s) => s.name).sort()).toEqual(asked);
});

describe.each(SEEDS)('history %s', (seed) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-conformance-'));
  let embedded: World;
  let neo4j: World;
  let views: View[];

  beforeAll(async () => {
    jest.useFakeTimers({ now: NOW, doNotFake: [...GOES_ON] });
    const server = testServer();
    await emptyServer(server);
    const deliveries = [
      ...randomHistory(seed),
      ...loadPatterns()
        .filter((_, i) => i % SEEDS.length === SEEDS.indexOf(seed))
        .flatMap(firingDeliveries),
    ];
    embedded = await openWorld(path.join(folder, 'embedded'), deliveries);
    neo4j = await openWorld(path.join(folder, 'neo4j'), deliveries, serverSettings(server));
    views = await viewsOf(embedded);
  });
  afterAll(async () => {
    await embedded?.close();
    await neo4j?.close();
    rmSync(folder, { recursive: true, force: true });
    jest.useRealTimers();
  });

  test('the same views', async () => {
    expect(JSON.stringify(await viewsOf(neo4j))).toBe(JSON.stringify(views));
    expect(views.some((v) => v.hiddenRecords.length > 0 || v.shownRecords.length > 0)).toBe(true);
  });

  test('the same patterns, as wide as they go, and as written', async () => {
    const reading = views.filter((v) => v.compartments.length > 0);
    const asked = [
      ...reading.map((view) => ({ view, settings: widest() })),
      { view: reading[0], settings: {} },
    ];
    for (const { view, settings } of asked) {
      if (!view) throw new Error('no view reads a compartment');
      const ours = await patternAnswers(embedded, view, settings);
      for (const { id, findings } of ours) if (findings.length > 0) answered.add(`pattern ${id}`);
      expect(await patternAnswers(neo4j, view, settings)).toEqual(ours);
    }
  });

  test('the same export, and the same answer to every question', async () => {
    for (const reader of READERS) {
      // Every question is asked by every reader of one history in three.
      const own = questions().filter((_, i) => i % SEEDS.length === SEEDS.indexOf(seed));
      const rejects = { operation: 'rejects', question: { delivery: 'again', file: '01-complaints.csv' } };
      const waiting = [{ operation: 'export', question: {} }, rejects, ...own];
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const ours = await answerBytes(embedded, next, reader);
        const theirs = await answerBytes(neo4j, next, reader);
        const asked = `${reader} ${next.operation} ${JSON.stringify(next.question)}`;
        expect(`${asked}\n${ofTheGraph(theirs)}`).toBe(`${asked}\n${ofTheGraph(ours)}`);
        if (!ours.text.startsWith('error')) answered.add(`operation ${next.operation}`);
        if (ours.body !== null) waiting.push(...follow(next.operation, ours.body));
      }
    }
  });

  test('the same rows of every read', async () => {
    const known = await knownOf(embedded.services.store);
    expect(await knownOf(neo4j.services.store)).toEqual(known);
    for (const { name, viewed, text } of statements.filter((s) => s.mode === 'read')) {
      const ordered = /ORDER BY [^\n]+(\nLIMIT [^\n]+)?$/.test(text.trim());
      for (const parameters of asked(name as ReadName, known, viewed ? views.map(viewParameters) : NO_VIEW)) {
        const ours = await readOf(embedded.services.store, name, parameters);
        const theirs = await readOf(neo4j.services.store, name, parameters);
        if (ours.length > 0) answered.add(name);
        if (ANY_ONE.includes(name as ReadName)) expect([name, theirs.length]).toEqual([name, ours.length]);
        else expect([name, answerText(theirs, ordered)]).toEqual([name, answerText(ours, ordered)]);
      }
    }
  });

  /** Last, since it changes what is there. */
  test('the same state left by every write', async () => {
    const known = await knownOf(embedded.services.store);
    const stores = [embedded.services.store, neo4j.services.store];
    for (const store of stores) await setLease(store);
    let before = '';
    for (const [name, changes] of Object.entries(WRITE_CHANGES)) {
      const returned: unknown[] = [];
      const left: string[] = [];
      for (const store of stores) {
        const rows: unknown[] = [];
        for (const parameters of changes(known))
          rows.push(await store.write([{ name, parameters } as unknown as Step]));
        returned.push(rows);
        left.push((await dumpOf(store)).join('\n'));
      }
      expect([name, returned[1]]).toEqual([name, returned[0]]);
      expect(`${name}\n${left[1]}`).toBe(`${name}\n${left[0]}`);
      expect([name, left[0] === before]).toEqual([name, false]);
      before = left[0] ?? '';
    }
  });
});

test('nothing was compared only where it was empty', () => {
  const reads = statements.filter((s) => s.mode === 'read').map((s) => s.name);
  const patterns = loadPatterns().map((p) => `pattern ${p.dossier.id}`);
  const operations = [...new Set(questions().map((q) => `operation ${q.operation}`))].filter(
    (o) => !NOT_OF_THE_GRAPH.includes(o.replace('operation ', '')),
  );
  expect([...reads, ...patterns, ...operations].filter((what) => !answered.has(what))).toEqual([]);
});

/** Loads and mappings are asked elsewhere; the audit record and the anchor are in files of the data folder, for auditors. */
const NOT_OF_THE_GRAPH = [
  'ingest',
  'mapping-check',
  'mapping-suggest',
  'accept',
  'audit',
  'audit-destroy-key',
  'audit-open',
  'audit-verify',
];

/** An answer without the heads of the audit record, which each data folder has of its own. */
function ofTheGraph({ text, body }: { readonly text: string; readonly body: unknown }): string {
  if (typeof body !== 'object' || body === null || !('heads' in body)) return text;
  return JSON.stringify({ ...body, heads: [] });
}

function asked(name: ReadName, known: Known, views: readonly ViewParameters[]): object[] {
  const own = READ_QUESTIONS[name](known) as readonly object[];
  return own.flatMap((o) => views.map((view) => ({ ...o, ...view })));
}

async function readOf(store: GraphStore, name: string, parameters: object): Promise<object[]> {
  return store.read(name as 'ledger/files', parameters);
}

async function patternAnswers(
  { services }: World,
  view: View,
  settings: Record<string, number>,
): Promise<Awaited<ReturnType<typeof runPatterns>>> {
  const projection = await services.projections.of(view);
  const sources = patternSources(services, projection, services.policy.current());
  return runPatterns(sources, loadPatterns(), settings);
}

/** Every parameter at its least, and chance not asked, so that every pattern has much to find. */
function widest(): Record<string, number> {
  return Object.fromEntries(
    loadPatterns().flatMap(({ dossier }) =>
      Object.entries(dossier.parameters).map(([name, p]) => [
        `${dossier.id}.${name}`,
        name === 'surprise' ? p.max : p.min,
      ]),
    ),
  );
}

/** The lease was last asked for by a process at random; from here on it is the same on both. */
async function setLease(store: GraphStore): Promise<void> {
  const parameters = { owner: 'zero', holder: 'Zero', milliseconds: 0, gone: '' };
  await store.write([step('ledger/take-lease', parameters)]);
}
