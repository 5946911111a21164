import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { idSet as setOf, type IdSet } from './id-set';
import { SETS_FILE, SetsFile, verifiedSets } from './sets-file';

const KEY = Buffer.alloc(32, 1);
const idSet = (ids: readonly string[]): IdSet => setOf(ids, KEY);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  file = path.join(folder, SETS_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a set is its ids in order, each once, under the hash of them', () => {
  const set = idSet(['b', 'a', 'b']);
  // printf 'a\nb\n' | sha256sum
  expect(set).toMatchObject({
    ids: 2,
    hash: '911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2',
  });
  expect(set.text()).toBe('a\nb\n');
  const kept = ['a'];
  expect(idSet(kept)).toBe(idSet(kept));
});

test('a set is stored once, also by who opens the file later', async () => {
  const first = await SetsFile.open(file);
  await first.put([idSet(['a', 'b']), idSet(['b', 'a']), idSet(['c'])]);
  const size = statSync(file).size;
  await first.put([idSet(['a', 'b'])]);
  await first.close();
  const second = await SetsFile.open(file);
  await second.put([idSet(['c'])]);
  expect(statSync(file).size).toBe(size);
  await second.put([idSet(Array.from({ length: 5000 }, (_, i) => `id-${i}`)), idSet(['d'])]);
  await second.close();
  const { ids, edited, end } = await verifiedSets(file);
  expect([[...ids.values()], edited, end]).toEqual([[2, 1, 5000, 1], [], statSync(file).size]);
});

test('a set that was cut off is cut away; one that was edited is told', async () => {
  const sets = await SetsFile.open(file);
  await sets.put([idSet(['a', 'b'])]);
  await sets.put([idSet(['c', 'd'])]);
  await sets.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, bytes.length - 1));
  const again = await SetsFile.open(file);
  await again.put([idSet(['c', 'd'])]);
  await again.close();
  expect(readFileSync(file)).toEqual(bytes);
  writeFileSync(file, bytes.toString('utf8').replace('c\nd', 'c\nx'));
  expect((await verifiedSets(file)).edited).toEqual([idSet(['c', 'd']).hash]);
});

test('a file is opened, written and verified without one being left open', async () => {
  const next = (): number => {
    const descriptor = openSync(folder, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = next();
  const sets = await SetsFile.open(file);
  await sets.put([idSet(['a'])]);
  await sets.close();
  expect(next()).toBe(before);
  await verifiedSets(file);
  expect(next()).toBe(before);
});

test('where there is no file there are no sets; what stands before a header is none; an id may be empty', async () => {
  const nothing = { ids: new Map(), edited: [], end: 0 };
  expect(await verifiedSets(file)).toEqual(nothing);
  const sets = await SetsFile.open(file);
  await sets.put([idSet([''])]);
  await sets.close();
  expect([...(await verifiedSets(file)).ids.values()]).toEqual([1]);
  writeFileSync(file, `x${readFileSync(file, 'utf8')}`);
  expect(await verifiedSets(file)).toEqual(nothing);
});
