import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { boltServer, type Behaviour } from '../../../test/support/bolt-server';
import { step } from '../store';
import { KeptBookmarks } from './kept-bookmarks';
import { openNeo4j } from './store';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'plumbline-bookmarks-')), 'bookmarks');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

/** A process of the folder: what it found at its start, and its driver's way to bookmarks. */
function started(): { found: string[]; manager: ReturnType<KeptBookmarks['manager']> } {
  const kept = new KeptBookmarks(folder);
  const found = kept.takeOver();
  return { found, manager: kept.manager(found) };
}
const heldBy = async ({ manager }: ReturnType<typeof started>): Promise<string[]> =>
  [...(await manager.getBookmarks())].sort();

test('what a process wrote last is what the next one starts from, and nothing older', async () => {
  const first = started();
  expect(first.found).toEqual([]);
  await first.manager.updateBookmarks([], ['load:1']);
  await first.manager.updateBookmarks(['load:1'], ['load:2']);
  const second = started();
  expect(second.found).toEqual(['load:2']);
  expect(await heldBy(second)).toEqual(['load:2']);
  await second.manager.updateBookmarks(['load:2'], ['load:3']);
  expect(started().found).toEqual(['load:3']);
});

test('one that runs sees what another writes meanwhile, also after its file was taken over', async () => {
  const [server, load] = [started(), started()];
  await load.manager.updateBookmarks([], ['load:1']);
  expect(await heldBy(server)).toEqual(['load:1']);
  const third = started();
  expect(await heldBy(server)).toEqual(['load:1']);
  await load.manager.updateBookmarks(['load:1'], ['load:2']);
  expect(await heldBy(server)).toContain('load:2');
  expect(await heldBy(third)).toContain('load:2');
  expect(started().found).toContain('load:2');
});

test('two that write at once lose nothing of each other', async () => {
  const [one, two] = [started(), started()];
  await Promise.all([one.manager.updateBookmarks([], ['one']), two.manager.updateBookmarks([], ['two'])]);
  expect(started().found.sort()).toEqual(['one', 'two']);
});

test('files are 600 and as many as processes that write, and one that is cut off says nothing', async () => {
  for (let i = 0; i < 5; i++) await started().manager.updateBookmarks([], [`mark:${i}`]);
  const [file = '', ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
  writeFileSync(path.join(folder, file), '["mark:');
  expect(started().found).toEqual([]);
});

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
