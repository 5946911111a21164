import { openEmbedded } from '../graph/embedded/store';
import type { GraphStore } from '../graph/store';
import { appendAudit, verifyAudit, type AuditEntry } from '.';

/**
 * A record of twelve entries in a graph of its own, tampered with behind the product's back: every fault that is planted
 * must be found. The untouched record must verify.
 */
const entry = (n: number): AuditEntry => ({
  at: `2026-11-20T09:00:${String(n).padStart(2, '0')}.000Z`,
  user: 'analyst.one',
  event: 'consultation',
  operation: 'search',
  outcome: 'answered',
  viewKey: 'v1',
  ids: n % 2 === 0 ? ['a', 'b'] : [`only-${n}`],
});

async function written(count = 12): Promise<GraphStore> {
  const store = await openEmbedded(undefined);
  for (let n = 1; n <= count; n++) await appendAudit(store, entry(n));
  return store;
}

async function tamper(store: GraphStore, text: string): Promise<void> {
  await store.readText({ name: 'tamper', text, integers: [] }, {});
}

test('an untouched record verifies, and its head is where it was left', async () => {
  const store = await written();
  const verdict = await verifyAudit(store);
  expect(verdict).toMatchObject({ ok: true, entries: 12, faults: [] });
  expect(verdict.head.seq).toBe(12);
  await store.close();
});

test('entries written at once all land, one after the other', async () => {
  const store = await openEmbedded(undefined);
  await Promise.all(Array.from({ length: 40 }, (_, n) => appendAudit(store, entry(n))));
  expect(await verifyAudit(store)).toMatchObject({ ok: true, entries: 40 });
  await store.close();
});

test('two processes that append in batches at once interrupt nobody: whoever finds the head moved tries again', async () => {
  const store = await written(0);
  const other: GraphStore = {
    engine: store.engine,
    read: (name, parameters) => store.read(name, parameters),
    readText: (statement, parameters) => store.readText(statement, parameters),
    write: (steps) => store.write(steps),
    close: () => store.close(),
  };
  await Promise.all(Array.from({ length: 60 }, (_, n) => appendAudit(n % 2 === 0 ? store : other, entry(n))));
  expect(await verifyAudit(store)).toMatchObject({ ok: true, entries: 60 });
  await store.close();
});

const PLANTED: readonly (readonly [string, readonly string[]])[] = [
  ['the user of an entry', [`MATCH (a:AuditEntry {seq: 5}) SET a.user = 'somebody.else'`]],
  ['one character of a time', [`MATCH (a:AuditEntry {seq: 5}) SET a.at = '2026-11-20T09:00:06.000Z'`]],
  ['the outcome of the last entry', [`MATCH (a:AuditEntry {seq: 12}) SET a.outcome = 'not_permitted'`]],
  ['how many ids were shown', [`MATCH (a:AuditEntry {seq: 2}) SET a.shown = 1`]],
  [
    'the ids that were shown',
    [`MATCH (s:AuditIds) WHERE s.ids = 'only-3' + '\n' SET s.ids = 'other' + '\n'`],
  ],
  ['an entry taken out', [`MATCH (a:AuditEntry {seq: 7}) DELETE a`]],
  ['the first entry taken out', [`MATCH (a:AuditEntry {seq: 1}) DELETE a`]],
  ['the last entries cut off', [`MATCH (a:AuditEntry) WHERE a.seq > 9 DELETE a`]],
  ['the head taken out', [`MATCH (h:AuditHead) DELETE h`]],
  ['the head moved back', [`MATCH (h:AuditHead) SET h.seq = 9`]],
  ['an entry after the head', [`CREATE (a:AuditEntry {seq: 99, hash: 'x', previous: 'y'})`]],
  ['a second entry of one number', [`CREATE (a:AuditEntry {seq: 4, hash: 'x', previous: 'y'})`]],
  [
    'two entries exchanged',
    [
      `MATCH (a:AuditEntry {seq: 3}) SET a.seq = 400`,
      `MATCH (a:AuditEntry {seq: 4}) SET a.seq = 3`,
      `MATCH (a:AuditEntry {seq: 400}) SET a.seq = 4`,
    ],
  ],
];

test.each(PLANTED)('tampering is found: %s', async (_what, statements) => {
  const store = await written();
  for (const statement of statements) await tamper(store, statement);
  expect((await verifyAudit(store)).ok).toBe(false);
  await store.close();
});

test('a record cut off together with its head is found by a head that was noted before', async () => {
  const store = await written();
  const { head } = await verifyAudit(store);
  const shorter = await written(9);
  expect((await verifyAudit(shorter)).ok).toBe(true);
  expect((await verifyAudit(shorter, head)).ok).toBe(false);
  expect((await verifyAudit(store, head)).ok).toBe(true);
  await store.close();
  await shorter.close();
});

/** The same graph as another process has it: it knows nothing of where the first one left the head. */
function elsewhere(store: GraphStore, changed: Partial<GraphStore> = {}): GraphStore {
  return Object.assign(Object.create(store) as GraphStore, changed);
}

test('two processes that append by turns make one record', async () => {
  const store = await written(2);
  const other = elsewhere(store);
  for (let n = 3; n <= 10; n++) await appendAudit(n % 2 === 0 ? store : other, entry(n));
  expect(await verifyAudit(store)).toMatchObject({ ok: true, entries: 10 });
  await store.close();
});

test('what cannot be written says so, and the record goes on where it was', async () => {
  const store = await written(1);
  const full = elsewhere(store, { write: () => Promise.reject(new Error('no space left on device')) });
  await expect(appendAudit(full, entry(2))).rejects.toMatchObject({ code: 'audit_unavailable' });
  await appendAudit(store, entry(3));
  expect(await verifyAudit(store)).toMatchObject({ ok: true, entries: 2 });
  await store.close();
});
