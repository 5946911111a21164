import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { boltServer, type Behaviour } from '../../../test/support/bolt-server';
import { step } from '../store';
import { openNeo4j } from './store';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'plumbline-bookmarks-')), 'bookmarks');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

/** What the server heard from a process that opens the graph, writes where asked to, and ends. */
async function heard(behaviour: Behaviour, writes: boolean): Promise<string> {
  const parts: Buffer[] = [];
  const bolt = await boltServer({ ...behaviour, hears: (message) => void parts.push(Buffer.from(message)) });
  try {
    const store = await openNeo4j({ uri: bolt.uri, bookmarks: folder });
    parts.length = writes ? parts.length : 0;
    if (writes) await store.write([step('ledger/release-lease', { owner: 'nobody' })]);
    else await store.read('ledger/files', {});
    await store.close();
    return Buffer.concat(parts).toString('latin1');
  } finally {
    await bolt.close();
  }
}

test('the driver sends what a process before it was told at its last commit', async () => {
  await heard({ bookmark: 'FB:loaded' }, true);
  expect(await heard({ bookmark: 'FB:loaded' }, false)).toContain('FB:loaded');
  rmSync(folder, { recursive: true });
  expect(await heard({ bookmark: 'FB:loaded' }, false)).not.toContain('FB:loaded');
}, 60_000);

test('a server that was put back to an earlier state is not asked for what it no longer has', async () => {
  await heard({ bookmark: 'FB:lost' }, true);
  const restored: Behaviour = {
    // The code and the words of a 5.26 that was asked for a transaction it had not come to.
    refuses: [
      'BEGIN',
      'Neo.TransientError.Transaction.BookmarkTimeout',
      "Database 'neo4j' not up to the requested version: 4095.",
    ],
    refusesWhere: 'FB:lost',
    bookmark: 'FB:restored',
  };
  expect(await heard(restored, false)).not.toContain('FB:lost');
  expect(await heard({}, false)).toContain('FB:restored');
}, 60_000);
