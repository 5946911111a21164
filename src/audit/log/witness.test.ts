import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signedCheckpoint } from '../note/checkpoint';
import { SigningKey } from '../note/key';
import { Witness } from './witness';

const key = SigningKey.of(SigningKey.generate());
const checkpoint = (origin: string, size: number, byte = 1): string =>
  signedCheckpoint({ origin, size, root: Buffer.alloc(32, byte) }, key);
const named = (found: readonly { origin: string; size: number }[]): string[] =>
  found.map(({ origin, size }) => `${origin} ${size}`);

let folder: string;
/** By property: what is taken from it is called with the file that it is of. */
interface Durable {
  datasync: () => Promise<void>;
  sync: () => Promise<void>;
  writeFile: (bytes: Buffer) => Promise<void>;
  truncate: (length: number) => Promise<void>;
}
let prototype: Durable;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-witness-'));
  const handle = await open(folder);
  prototype = Object.getPrototypeOf(handle) as Durable;
  await handle.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
const file = (name = 'kept'): string => path.join(folder, name);

test('a file gets all checkpoints, one after the other; it is its owner’s alone', async () => {
  const before = process.umask(0);
  const witness = new Witness(file());
  await witness.note('a/x', 'first\n');
  await witness.note('b/x', 'second\n').finally(() => process.umask(before));
  expect(readFileSync(file(), 'utf8')).toBe('first\nsecond\n');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('a folder gets a file for each log, by its name', async () => {
  const witness = new Witness(folder);
  await witness.note('a/b/c', 'first\n');
  await witness.note('a/b/d', 'second\n');
  expect([
    readFileSync(file('a_b_c.checkpoints'), 'utf8'),
    readFileSync(file('a_b_d.checkpoints'), 'utf8'),
  ]).toEqual(['first\n', 'second\n']);
});

test('what is added is durable, and the folder as well where the file is new; none is left open', async () => {
  const next = async (): Promise<number> => {
    const handle = await open(folder);
    const { fd } = handle;
    await handle.close();
    return fd;
  };
  const before = await next();
  const order: string[] = [];
  const { sync, datasync } = prototype;
  jest.spyOn(prototype, 'datasync').mockImplementation(async function (this: FileHandle) {
    order.push(`file of ${(await this.stat()).size}`);
    await datasync.call(this);
  });
  jest.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
    order.push((await this.stat()).isDirectory() ? 'folder' : 'file');
    await sync.call(this);
  });
  await new Witness(file()).note('a', 'four\n');
  await new Witness(file()).note('a', 'more\n');
  expect(order).toEqual(['file of 5', 'folder', 'file of 10']);
  expect(await next()).toBe(before);
});

test('a checkpoint of which the disk took a part leaves nothing of it', async () => {
  const witness = new Witness(file());
  await witness.note('a', 'first\n');
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  jest.spyOn(prototype, 'writeFile').mockImplementationOnce(async function (this: FileHandle) {
    await this.write('secon');
    throw full;
  });
  await expect(witness.note('a', 'second\n')).rejects.toBe(full);
  expect(readFileSync(file(), 'utf8')).toBe('first\n');
  // All of it was taken, and is not durable.
  jest.spyOn(prototype, 'datasync').mockRejectedValueOnce(full);
  await expect(witness.note('a', 'second\n')).rejects.toBe(full);
  expect(readFileSync(file(), 'utf8')).toBe('first\n');
  jest.spyOn(prototype, 'datasync').mockRejectedValueOnce(full);
  jest.spyOn(prototype, 'truncate').mockRejectedValueOnce(new Error('nor that'));
  await expect(witness.note('a', 'second\n')).rejects.toBe(full);
});

test('where somebody else added to the file meanwhile, theirs is not taken away', async () => {
  const witness = new Witness(file());
  await witness.note('a', 'first\n');
  jest.spyOn(prototype, 'writeFile').mockImplementationOnce(async function (this: FileHandle) {
    await this.write('secon');
    writeFileSync(file(), 'another', { flag: 'a' });
    throw new Error('full');
  });
  await expect(witness.note('a', 'second\n')).rejects.toThrow('full');
  expect(readFileSync(file(), 'utf8')).toBe('first\nseconanother');
});

test('it holds the last checkpoint of each log, from a file or from all files of a folder that are its own', async () => {
  expect(await new Witness(file('none')).checkpoints()).toEqual({ latest: [], unread: [] });
  writeFileSync(
    file(),
    [checkpoint('a', 1), checkpoint('b', 4), checkpoint('a', 3), checkpoint('a', 2)].join(''),
  );
  expect(named((await new Witness(file()).checkpoints()).latest)).toEqual(['a 3', 'b 4']);
  const many = file('many');
  mkdirSync(many);
  writeFileSync(path.join(many, 'b.checkpoints'), checkpoint('same', 5, 2));
  writeFileSync(path.join(many, 'a.checkpoints'), checkpoint('same', 5, 1) + checkpoint('one', 1));
  writeFileSync(path.join(many, 'a.checkpoints.old'), checkpoint('old', 9));
  const { latest: found } = await new Witness(many).checkpoints();
  expect(named(found)).toEqual(['same 5', 'one 1']);
  expect(found[0]).toMatchObject({ root: Buffer.alloc(32, 2), note: { signatures: [{ name: 'same' }] } });
  expect(existsSync(file('none'))).toBe(false);
});

test('files of a folder come by name, whatever order the disk gives', async () => {
  for (let i = 1; i <= 40; i++) {
    // 41 is a prime: each number once, in no order.
    const n = (i * 17) % 41;
    writeFileSync(file(`${n + 10}.checkpoints`), checkpoint(`log-${n}`, n));
  }
  const ordered = Array.from({ length: 40 }, (_, i) => `log-${i + 1} ${i + 1}`);
  expect(named((await new Witness(folder).checkpoints()).latest)).toEqual(ordered);
});

test('a pipe is no second place: nobody is waited for', async () => {
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const witness = new Witness(pipe);
  await expect(witness.note('a', 'x')).rejects.toThrow('ENXIO');
  expect(await witness.checkpoints()).toEqual({ latest: [], unread: [] });
});

test('what was written last is known without all of it being read', async () => {
  const many = Array.from({ length: 600 }, (_, n) => checkpoint('a/x', n + 1)).join('');
  writeFileSync(file(), `${checkpoint('b/x', 1)}${many}`);
  const witness = new Witness(file());
  expect(named((await witness.recent()).latest)).toEqual(['a/x 600']);
  expect(named((await witness.checkpoints()).latest)).toEqual(['b/x 1', 'a/x 600']);
  writeFileSync(file(), `${many}${checkpoint('b/x', 2)}`);
  expect(named((await witness.recent()).latest)).toEqual(['a/x 600', 'b/x 2']);
  rmSync(file());
  expect(await witness.recent()).toEqual({ latest: [], unread: [] });
});

test('of a folder each file’s end is looked at, and none is left open', async () => {
  const next = async (): Promise<number> => {
    const handle = await open(folder);
    const { fd } = handle;
    await handle.close();
    return fd;
  };
  writeFileSync(file('a_x.checkpoints'), checkpoint('a/x', 3) + checkpoint('a/x', 4));
  writeFileSync(file('b_x.checkpoints'), checkpoint('b/x', 2));
  const before = await next();
  expect(named((await new Witness(folder).recent()).latest)).toEqual(['a/x 4', 'b/x 2']);
  expect(await next()).toBe(before);
});

test('what cannot be read is told by its file, and what a write that was cut off leaves is not', async () => {
  const unread = async (place = file()): Promise<readonly (readonly string[])[]> => {
    const witness = new Witness(place);
    return [(await witness.checkpoints()).unread, (await witness.recent()).unread];
  };
  const spaced = checkpoint('a', 7).replace('\n7\n', '\n7 \n');
  writeFileSync(file(), `${spaced}${checkpoint('a', 8)}`);
  expect(await unread()).toEqual([[file()], [file()]]);
  writeFileSync(file(), `${checkpoint('a', 6)}${checkpoint('a', 7).slice(0, 30)}`);
  expect(await unread()).toEqual([[], []]);
  // What is added to that by another process begins in a line of its own, once; then each goes on from the last.
  const witness = new Witness(file());
  await witness.note('a', checkpoint('a', 8));
  await witness.note('a', checkpoint('a', 9));
  expect(readFileSync(file(), 'utf8')).toBe(
    `${checkpoint('a', 6)}${checkpoint('a', 7).slice(0, 30)}\n${checkpoint('a', 8)}${checkpoint('a', 9)}`,
  );
  expect(await unread()).toEqual([[], []]);
  expect(named((await witness.recent()).latest)).toEqual(['a 9']);
});

test('a damaged one far from the end is told where all is read, and by no start', async () => {
  const many = Array.from({ length: 600 }, (_, n) => checkpoint('a/x', n + 1)).join('');
  const witness = new Witness(file());
  writeFileSync(file(), `some words\n${many}`);
  expect((await witness.checkpoints()).unread).toEqual([file()]);
  expect((await witness.recent()).unread).toEqual([]);
  // None that can be read is left at its end.
  writeFileSync(file(), `${many}${'words\n'.repeat(20_000)}`);
  expect((await witness.recent()).unread).toEqual([file()]);
});
