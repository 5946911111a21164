import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSealedStore, type SealedStore, type ToSeal } from '.';

const KEY = Buffer.alloc(32, 3);
let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'plumbline-sealed-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const file = (): string => path.join(folder, 'sealed', 'items');
const open = (key = KEY): SealedStore => openSealedStore(path.join(folder, 'sealed'), key);
const text = (): string => readFileSync(file(), 'utf8');
const item = (store: SealedStore, content: string, of = 'first'): ToSeal => ({
  kind: 'event',
  mark: store.mark('event', content),
  of: store.mark('file', of),
  content,
});

test('what is sealed is there once, unreadable, in a file for its owner alone', async () => {
  const store = open();
  const [by] = await store.put([item(store, 'RANG 0808 157 0123'), item(store, 'RANG 0808 157 0123')]);
  expect(by).toBe(store.mark('file', 'first'));
  expect(await store.check()).toMatchObject({ items: 1, faults: [] });
  expect(text()).not.toContain('RANG');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  // Another file that brings the same is told who brought it first, by this process and by the next.
  for (const again of [store, open()])
    expect(await again.put([item(again, 'RANG 0808 157 0123', 'second')])).toEqual([by]);
  expect(await open().check()).toMatchObject({ items: 1, broughtBy: new Map([[by, 1]]) });
});

test('equal texts are sealed to different bytes, and marks say nothing without the key', async () => {
  const one = open();
  const two = openSealedStore(path.join(folder, 'other'), KEY);
  await one.put([item(one, 'same')]);
  await two.put([item(two, 'same')]);
  const lines = [text(), readFileSync(path.join(folder, 'other', 'items'), 'utf8')].map(
    (t) => t.trim().split('\n').at(-1)?.split(' ') ?? [],
  );
  expect(lines[0]?.[2]).toBe(lines[1]?.[2]);
  expect(lines[0]?.[0]).not.toBe(lines[1]?.[0]);
  expect(lines[0]?.[4]).not.toBe(lines[1]?.[4]);
  expect(open(Buffer.alloc(32, 4)).mark('event', 'same')).not.toBe(one.mark('event', 'same'));
  // Parts are told apart, however they are joined.
  expect(one.mark('a', 'b')).not.toBe(one.mark('a\u001fb'));
});

test('a last item that was cut off is cut away, and nothing before it is', async () => {
  const store = open();
  await store.put([item(store, 'one'), item(store, 'two')]);
  const whole = text();
  const ends = whole.length;
  await store.put([item(store, 'three')]);
  const all = text().length;
  for (let length = ends; length < all; length += 17) {
    truncateSync(file(), length);
    expect(await open().check()).toMatchObject({ items: 2, faults: [] });
    await open().put([item(store, 'three')]);
    expect(text().startsWith(whole)).toBe(true);
    expect(await open().check()).toMatchObject({ items: 3, faults: [] });
    truncateSync(file(), ends);
    writeFileSync(file(), whole);
    const again = open();
    await again.put([item(again, 'three')]);
  }
});

test('every changed character of an item is found, and two items that change heads', async () => {
  const store = open();
  await store.put([item(store, 'one'), item(store, 'two')]);
  const [first = '', one = '', two = ''] = text().trim().split('\n');
  for (let at = 0; at < one.length; at++) {
    const other = one[at] === 'a' ? 'b' : one[at] === ' ' ? 'x' : 'a';
    writeFileSync(file(), [first, one.slice(0, at) + other + one.slice(at + 1), two, ''].join('\n'));
    const { faults } = await open().check();
    // Two of a base64 text's last digits may stand for the same bytes: then nothing was changed.
    if (at < one.length - 1) expect([at, faults]).toEqual([at, [2]]);
  }
  const cut = (line: string): number => line.lastIndexOf(' ');
  const swapped = [
    one.slice(0, cut(one)) + two.slice(cut(two)),
    two.slice(0, cut(two)) + one.slice(cut(one)),
  ];
  writeFileSync(file(), [first, ...swapped, ''].join('\n'));
  expect((await open().check()).faults).toEqual([2, 3]);
});

test('a store of another key is refused before anything is added', async () => {
  const store = open();
  await store.put([item(store, 'one')]);
  const before = text();
  const other = open(Buffer.alloc(32, 4));
  await expect(other.put([item(other, 'two')])).rejects.toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('another key') as string,
  });
  expect(text()).toBe(before);
  appendFileSync(file(), 'not an item\n');
  await expect(open().put([item(store, 'two')])).rejects.toMatchObject({ details: { line: 3 } });
  expect((await open().check()).faults).toEqual([3]);
});
