import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { KEYS_FILE, KeysFile, withKeys } from './keys-file';
import { openQuestion, sealQuestion } from './seal';

const TEXT = '{"query":"Smith"}';
const SECRET = Buffer.alloc(32, 7);

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  file = path.join(folder, KEYS_FILE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a question opens with its own key and the secret, and with nothing else', async () => {
  const keys = await KeysFile.open(file);
  const { key } = await keys.take();
  const other = await keys.take();
  const sealed = sealQuestion(TEXT, key, SECRET);
  expect(openQuestion(sealed, key, SECRET)).toBe(TEXT);
  expect(openQuestion(sealed, other.key, SECRET)).toBeUndefined();
  expect(openQuestion(sealed, key, Buffer.alloc(32, 8))).toBeUndefined();
  expect(openQuestion({ ...sealed, commitment: '0'.repeat(64) }, key, SECRET)).toBeUndefined();
  expect(sealQuestion(TEXT, other.key, SECRET).commitment).not.toBe(sealed.commitment);
  expect(JSON.stringify(sealed)).not.toContain('Smith');
  await keys.close();
});

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
