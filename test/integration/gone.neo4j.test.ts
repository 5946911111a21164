/** On Neo4j the statement of somebody who has gone is ended at the server, and the audit record says so. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Driver } from 'neo4j-driver';
import { askServer } from '../../src/control/client';
import { openControl } from '../../src/control/server';
import { openNeo4j } from '../../src/graph/neo4j/store';
import type { GraphStore } from '../../src/graph/store';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import type { Services } from '../../src/operations/services';
import { stoppable } from '../../src/shared/stopping';
import { visited } from '../../src/web/testing/server';
import { entriesOf } from '../support/audit-entry';
import { emptyServer, openDriver, serverSettings, testServer } from '../support/neo4j';
import { openHome, type World } from '../support/noninterference/world';

/** Takes some minutes where nobody ends it. */
const SLOW = {
  name: 'test/slow',
  text: 'UNWIND range(1, 20000000000) AS gone WITH gone WHERE gone % 1000003 = 5 RETURN count(gone) AS n',
  integers: [],
};
const GONE_WITHIN_MS = 1_000;

const server = testServer();
let driver: Driver;
let folder: string;
let world: World;
beforeAll(async () => {
  await emptyServer(server);
  driver = openDriver(server);
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-gone-'));
  world = await openHome(folder, serverSettings(server));
}, 60_000);
afterAll(async () => {
  await world.close();
  await driver.close();
  rmSync(folder, { recursive: true, force: true });
});

/** How many of the slow statement are under way at the server. */
async function running(): Promise<number> {
  const session = driver.session();
  try {
    const { records } = await session.run(
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 20000000000)' RETURN currentQuery",
    );
    return records.length;
  } finally {
    await session.close();
  }
}

async function until(count: number, withinMs: number): Promise<void> {
  for (const started = Date.now(); ; await sleep(20)) {
    const now = await running();
    if (now === count) return;
    if (Date.now() - started > withinMs)
      throw new Error(`${now} slow statements after ${withinMs} ms instead of ${count}`);
  }
}

/** The services with a graph of which these reads take too long. */
function slowServices(isSlow: (name: string) => boolean = () => true): Services {
  const { store } = world.services;
  const read: GraphStore['read'] = async (name, parameters) => {
    if (isSlow(name)) await store.readText(SLOW, {});
    return store.read(name, parameters);
  };
  return { ...world.services, store: Object.assign(Object.create(store) as GraphStore, { read }) };
}

async function cancelled(act: () => Promise<unknown>): Promise<void> {
  const before = entriesOf(world.services).length;
  await act();
  for (const started = Date.now(); Date.now() - started < 2_000; await sleep(20))
    if (entriesOf(world.services).length >= before + 2) break;
  expect(
    entriesOf(world.services)
      .slice(before)
      .map(({ act: what, outcome }) => [what, outcome]),
  ).toEqual([
    ['before', undefined],
    ['after', 'cancelled'],
  ]);
}

test('a read whose signal is aborted is gone from the server within a second', async () => {
  const store = await openNeo4j(server);
  try {
    const gone = new AbortController();
    const asked = stoppable(gone.signal, () => store.readText(SLOW, {}));
    asked.catch(() => undefined);
    await until(1, 10_000);
    gone.abort();
    await until(0, GONE_WITHIN_MS);
    await expect(asked).rejects.toMatchObject({ code: 'interrupted' });
    // The connection serves others after it.
    expect(await store.read('ledger/files', {})).toEqual([]);
  } finally {
    await store.close();
  }
}, 60_000);

test('one whose signal was aborted before is never begun', async () => {
  const asked = stoppable(AbortSignal.abort(), () => world.services.store.readText(SLOW, {}));
  await expect(asked).rejects.toMatchObject({ code: 'interrupted' });
  expect(await running()).toBe(0);
});

test('a reader whose browser goes away', async () => {
  const slow = slowServices();
  const reader = await slow.readers.named('reader');
  const site = await visited({
    ask: (operation, _who, question, signal) =>
      ask(slow, operation, reader, question, signal ? { signal } : {}),
  });
  await site.signIn('analyst.one');
  try {
    await cancelled(async () => {
      const browser = new AbortController();
      const asked = fetch(`${site.base}/api/v1/search?query=x`, {
        headers: { cookie: site.cookie() },
        signal: browser.signal,
      });
      asked.catch(() => undefined);
      await until(1, 10_000);
      browser.abort();
      await until(0, GONE_WITHIN_MS);
    });
  } finally {
    await site.close();
  }
}, 60_000);

test('a command that is interrupted while the server answers it', async () => {
  const control = await openControl(slowServices());
  try {
    await cancelled(async () => {
      const stop = new AbortController();
      const asked = askServer(
        world.services.settings.home,
        { operation: 'search', question: { query: 'x' }, user: 'reader' },
        { progress: () => undefined, line: () => undefined },
        stop.signal,
      );
      asked.catch(() => undefined);
      await until(1, 10_000);
      stop.abort();
      await expect(asked).rejects.toMatchObject({ code: 'interrupted' });
      await until(0, GONE_WITHIN_MS);
    });
  } finally {
    await control.close();
  }
}, 60_000);

test('of two who wait for one view the statement goes on for the other, and ends with the last', async () => {
  const slow = slowServices((name) => name === 'view/ended-chains');
  const reader = await slow.readers.named('all');
  const [one, two] = [new AbortController(), new AbortController()];
  const asked = [one, two].map(({ signal }) =>
    ask(slow, operationNamed('search'), reader, { query: 'x' }, { signal }),
  );
  const ended = Promise.allSettled(asked);
  await until(1, 10_000);
  one.abort();
  await expect(asked[0]).rejects.toMatchObject({ code: 'interrupted' });
  await sleep(GONE_WITHIN_MS);
  expect(await running()).toBe(1);
  two.abort();
  await until(0, GONE_WITHIN_MS);
  expect((await ended).map((e) => e.status)).toEqual(['rejected', 'rejected']);
}, 60_000);
