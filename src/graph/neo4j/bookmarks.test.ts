import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KeptBookmarks } from './kept-bookmarks';

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
