import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compose } from './compose';
import { readSettings } from './config/settings';

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const opened = () => compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
const held = () => existsSync(path.join(home, 'holder.json'));

test('a folder is held while it is open, and free after', async () => {
  const first = await opened();
  expect(held()).toBe(true);
  await expect(opened()).rejects.toThrow();
  expect(held()).toBe(true);
  await first.close();
  expect(held()).toBe(false);
  await (await opened()).close();
});

test('where the archive does not open, the graph is closed again and nobody holds the folder', async () => {
  const catalogue = path.join(home, 'archive', 'catalogue.json');
  mkdirSync(path.dirname(catalogue));
  writeFileSync(catalogue, 'damaged');
  await expect(opened()).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(held()).toBe(false);
  rmSync(catalogue);
  await (await opened()).close();
});
