import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { graphDigest } from '../../src/anchor/graph-digest';
import type { Recorder } from '../../src/audit';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import type { Services } from '../../src/operations/services';
import { seededRng } from '../../src/shared/random';
import { visibleForce } from '../../test/support/noninterference/visible-force';
import { openWorld } from '../../test/support/noninterference/world';
import type { Measured } from './measured';

const REQUESTS = 2000;
const AT_ONCE = [1, 16];

/** Tells nobody: what an answer costs without the audit record. */
const SILENT: Recorder = {
  before: () => Promise.resolve({ entry: 0 }),
  after: () => Promise.resolve(),
  end: () => Promise.resolve(),
  tell: () => Promise.resolve(),
};

/** Answers a second with the audit record and without it, one after another and many at once; and what the anchor's digest costs. */
export async function benchAudit(seed: string): Promise<Measured[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-bench-'));
  const world = await openWorld(folder, visibleForce(seededRng(seed)));
  try {
    const { services } = world;
    const without = { ...services, audit: SILENT };
    await rate(services, 1, 100);
    const found: Measured[] = [];
    for (const atOnce of AT_ONCE) {
      const [on, off] = [await rate(services, atOnce), await rate(without, atOnce)];
      found.push({
        what: `answers a second with the audit record, ${atOnce} at once`,
        against: 'without it',
        ours: on.toFixed(0),
        alternative: off.toFixed(0),
        ratio: on / off,
        goal: '≥ 100 a second',
        met: on >= 100,
        note: `${REQUESTS} questions of one entity, in process, two fsyncs each`,
      });
    }
    return [...found, await digest(services)];
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rate(services: Services, atOnce: number, requests = REQUESTS): Promise<number> {
  const reader = await services.readers.named('all');
  const operation = operationNamed('entity');
  const started = performance.now();
  let left = requests;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await ask(services, operation, reader, { id: 'staff:S05' });
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (requests * 1000) / (performance.now() - started);
}

async function digest({ store }: Services): Promise<Measured> {
  const [counts] = await store.read('anchor/counts', {});
  const started = performance.now();
  await graphDigest(store, Buffer.alloc(32));
  const ms = performance.now() - started;
  const items = (counts?.records ?? 0) + (counts?.contacts ?? 0);
  return {
    what: 'digest of the graph, for the anchor',
    against: 'a time',
    ours: `${((ms * 1000) / Math.max(items, 1)).toFixed(0)} µs a record or contact month`,
    alternative: '',
    ratio: null,
    goal: '≤ 200 µs',
    met: (ms * 1000) / Math.max(items, 1) <= 200,
    note: `${counts?.records ?? 0} records, ${counts?.contacts ?? 0} contact months, embedded engine`,
  };
}
