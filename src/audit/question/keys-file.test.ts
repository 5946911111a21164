import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { heldKeys, KEYS_FILE, KeysFile, withKeys } from './keys-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  file = path.join(folder, KEYS_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('keys lie where earlier versions put them', () => expect(KEYS_FILE).toBe('keys'));

test('a destroyed key is gone from the disk, and its neighbours are not', async () => {
  const keys = await KeysFile.open(file);
  const taken = [await keys.take(), await keys.take(), await keys.take()];
  await keys.close();
  await withKeys(file, (opened) => opened.destroy([[1, 1]]));
  const found = await withKeys(file, (opened) => Promise.all([0, 1, 2].map((n) => opened.read(n))));
  expect(found).toEqual([taken[0]?.key, undefined, taken[2]?.key]);
  expect(readFileSync(file).includes(taken[1]?.key ?? '')).toBe(false);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('many who ask for a key at once get one each', async () => {
  const keys = await KeysFile.open(file);
  const taken = await Promise.all(Array.from({ length: 200 }, () => keys.take()));
  expect(new Set(taken.map(({ number }) => number)).size).toBe(200);
  expect(new Set(taken.map(({ key }) => key.toString('hex'))).size).toBe(200);
  await keys.close();
});

test('no key is given twice, however often the file is opened', async () => {
  const given = new Set<string>();
  const numbers = new Set<number>();
  for (let opening = 0; opening < 3; opening++) {
    const keys = await KeysFile.open(file);
    for (let i = 0; i < 40; i++) {
      const { key, number } = await keys.take();
      given.add(key.toString('hex'));
      numbers.add(number);
    }
    await keys.close();
  }
  expect([given.size, numbers.size]).toEqual([120, 120]);
});

test('a key is destroyed durably while another process holds the file, which goes on', async () => {
  const writer = await KeysFile.open(file);
  const { key, number } = await writer.take();
  const probe = await open(file, 'r');
  const datasync = jest.spyOn(Object.getPrototypeOf(probe) as FileHandle, 'datasync');
  await probe.close();
  await withKeys(file, (opened) => opened.destroy([[number, number]]));
  expect(datasync).toHaveBeenCalledTimes(1);
  expect(readFileSync(file).includes(key)).toBe(false);
  const size = statSync(file).size;
  for (let n = 0; n < 40; n++) await writer.take();
  expect(statSync(file).size).toBeGreaterThan(size);
  expect(await writer.read(number)).toBeUndefined();
  datasync.mockRestore();
  await writer.close();
});

test('numbers that the file does not reach are not made there', async () => {
  const keys = await KeysFile.open(file);
  await keys.take();
  const { size } = statSync(file);
  await keys.destroy([
    [14, 20],
    [100, 100],
  ]);
  expect(statSync(file).size).toBe(size);
  expect(await Promise.all([13, 14, 15].map((n) => keys.read(n)))).toEqual([
    expect.any(Buffer),
    undefined,
    undefined,
  ]);
  await keys.close();
});

test('a key is there where all of it is, and any byte of it is not 0', async () => {
  const some = Buffer.concat([Buffer.alloc(1), Buffer.alloc(31, 3)]);
  writeFileSync(file, Buffer.concat([some, Buffer.alloc(32), Buffer.alloc(32, 4), Buffer.alloc(31, 5)]));
  const expected = [some, undefined, Buffer.alloc(32, 4), undefined, undefined];
  const numbers = [0, 1, 2, 3, 4];
  const held = heldKeys(file);
  expect(numbers.map((n) => held(n))).toEqual(expected);
  expect(await withKeys(file, (keys) => Promise.all(numbers.map((n) => keys.read(n))))).toEqual(expected);
});

test('what a crash left of a key is passed over: the next has a whole place of its own', async () => {
  await (await KeysFile.open(file)).close();
  writeFileSync(file, Buffer.alloc(40, 1));
  const keys = await KeysFile.open(file);
  const { number, key } = await keys.take();
  expect(number).toBe(2);
  expect(readFileSync(file).subarray(64, 96)).toEqual(key);
  expect(statSync(file).size).toBe((2 + 16) * 32);
  truncateSync(file, 70);
  expect(heldKeys(file)(2)).toBeUndefined();
  await keys.close();
});

test('blocks double up to 1,024 keys', async () => {
  const keys = await KeysFile.open(file);
  const sizes = new Set<number>();
  for (let n = 0; n < 4100; n++) {
    await keys.take();
    sizes.add(statSync(file).size / 32);
  }
  await keys.close();
  expect([...sizes]).toEqual([16, 48, 112, 240, 496, 1008, 2032, 3056, 4080, 5104]);
});

test('where there is no file there is no key, none is made, and nothing stays open', async () => {
  expect([heldKeys(file)(0), await withKeys(file, (keys) => keys.read(0)), existsSync(file)]).toEqual([
    undefined,
    undefined,
    false,
  ]);
  writeFileSync(file, Buffer.alloc(64, 1));
  const next = (): number => {
    const descriptor = openSync(folder, 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = next();
  await withKeys(file, (keys) => keys.read(0));
  await expect(withKeys(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(next()).toBe(before);
});
