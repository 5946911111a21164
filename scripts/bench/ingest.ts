import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { openEmbedded } from '../../src/graph/embedded/store';
import { openNeo4j } from '../../src/graph/neo4j/store';
import { step, type GraphStore } from '../../src/graph/store';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import { writeComplaints } from './complaints-file';
import { emptyServer, serverSettings, type TestServer } from '../../test/support/neo4j';
import { readerOfAll, writeAccess } from '../reader-of-all';
import type { Measured } from './measured';

const ROWS = 50_000;
const BATCH = 5_000;
const ROUNDS = 3;

interface Prepared {
  readonly records: Record<string, unknown>[];
  readonly entities: { id: string; kind: string; register: string; force: string; nativeId: string }[];
  readonly namings: { record: string; entity: string; role: string }[];
}

/** Links with full provenance, file to committed, against a bare script that sends the same graph from memory. */
export async function benchIngest(neo4j: TestServer | undefined, seed: string): Promise<Measured[]> {
  const engines = neo4j ? (['embedded', 'neo4j'] as const) : (['embedded'] as const);
  const measured: Measured[] = [];
  for (const engine of engines) {
    const ratios: { ours: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round++) ratios.push(await once(engine, `${seed}-${round}`, neo4j));
    ratios.sort((a, b) => a.bare / a.ours - b.bare / b.ours);
    const median = ratios[Math.floor(ROUNDS / 2)] ?? { ours: 0, bare: 0 };
    measured.push({
      what: `links through ingest, ${engine}`,
      against: 'a bare script sending the same graph by UNWIND',
      ours: `${Math.round((2 * ROWS) / median.ours)} links/s`,
      alternative: `${Math.round((2 * ROWS) / median.bare)} links/s`,
      ratio: median.bare / median.ours,
      goal: '≥ 0.5',
      met: median.bare / median.ours >= 0.5,
      note: `${ROWS} complaints, ${ROUNDS} rounds, median`,
    });
  }
  return measured;
}

async function once(
  engine: 'embedded' | 'neo4j',
  seed: string,
  neo4j: TestServer | undefined,
): Promise<{ ours: number; bare: number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-bench-'));
  try {
    const delivery = writeComplaints(folder, ROWS, seed);
    if (engine === 'neo4j' && neo4j) await emptyServer(neo4j);
    const server = engine === 'neo4j' && neo4j ? serverSettings(neo4j) : {};
    const home = path.join(folder, 'home');
    writeAccess(home, [readerOfAll('bench', [], true)]);
    const composed = await compose(readSettings({ PLUMBLINE_HOME: home, ...server }), 'bench');
    const reader = await composed.services.readers.named('bench');
    const started = performance.now();
    await ask(composed.services, operationNamed('ingest'), reader, { dir: delivery });
    const ours = (performance.now() - started) / 1000;
    const prepared = await readBack(composed.services.store);
    await composed.close();
    if (engine === 'neo4j' && neo4j) await emptyServer(neo4j);
    const bare = await sendBare(
      engine === 'neo4j' && neo4j
        ? await openNeo4j(neo4j)
        : await openEmbedded(path.join(folder, 'bare.grafeo')),
      prepared,
    );
    return { ours, bare };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function readBack(store: GraphStore): Promise<Prepared> {
  const rows = (text: string): Promise<Record<string, unknown>[]> =>
    store.readText({ name: 'bench', text, integers: [] }, {});
  const records = (await rows('MATCH (r:Record) RETURN properties(r) AS p')).map(
    (row) => row['p'] as Record<string, unknown>,
  );
  const entities = (await rows(
    'MATCH (e:Entity) RETURN e.id AS id, e.kind AS kind, e.register AS register, e.force AS force, e.nativeId AS nativeId',
  )) as unknown as Prepared['entities'];
  const namings = (await rows(
    'MATCH (r:Record)-[n:NAMES]->(e:Entity) RETURN r.id AS record, e.id AS entity, n.role AS role',
  )) as unknown as Prepared['namings'];
  return { records, entities, namings };
}

async function sendBare(store: GraphStore, { records, entities, namings }: Prepared): Promise<number> {
  const started = performance.now();
  for (const part of parts(entities)) await store.write([step('entities/merge', { entities: part })]);
  for (const part of parts(records)) await store.write([step('records/create', { records: part })]);
  for (const part of parts(namings)) await store.write([step('records/name', { namings: part })]);
  const seconds = (performance.now() - started) / 1000;
  await store.close();
  return seconds;
}

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) =>
    all.slice(i * BATCH, (i + 1) * BATCH),
  );
}
