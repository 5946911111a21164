import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GrowingFile, privateFolder, syncFolder } from './disk';

let home: string;
let file: string;
let handles: FileHandle;
beforeEach(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
  file = path.join(home, 'deep', 'log');
  const probe = await open(path.join(home, 'probe'), 'w');
  handles = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});

const fails = (): Promise<never> => Promise.reject(new Error('the disk is full'));
const holding = (text: string): void => {
  privateFolder(path.dirname(file));
  writeFileSync(file, text);
};
/** The number that the next file that is opened gets: a larger one than before where something was left open. */
const nextDescriptor = (): number => {
  const descriptor = openSync(home, 'r');
  closeSync(descriptor);
  return descriptor;
};
const text = (): string => readFileSync(file, 'utf8');

test('a folder is synced, and closed again', async () => {
  const before = nextDescriptor();
  const sync = jest.spyOn(handles, 'sync');
  await syncFolder(home);
  expect([sync.mock.calls.length, nextDescriptor()]).toEqual([1, before]);
  sync.mockImplementation(fails);
  await expect(syncFolder(home)).rejects.toThrow('the disk is full');
  expect(nextDescriptor()).toBe(before);
});

test('a file is made with its folder, and the folder is synced', async () => {
  const sync = jest.spyOn(handles, 'sync');
  const grown = await GrowingFile.open(file);
  expect([grown.size, statSync(file).size, sync.mock.calls.length]).toEqual([0, 0, 1]);
  await grown.close();
});

test('what is behind the end is cut away, durably; a file that ends there is left alone', async () => {
  holding('0123456789');
  const [sync, truncate] = [jest.spyOn(handles, 'sync'), jest.spyOn(handles, 'truncate')];
  for (const end of [undefined, 10]) {
    const whole = await GrowingFile.open(file, end);
    expect([whole.size, truncate.mock.calls.length]).toEqual([10, 0]);
    await whole.close();
  }
  sync.mockClear();
  const cut = await GrowingFile.open(file, 4);
  expect([cut.size, text(), sync.mock.calls.length]).toEqual([4, '0123', 2]);
  await cut.append(Buffer.from('xyz'));
  expect([cut.size, text()]).toEqual([7, '0123xyz']);
  await cut.close();
});

test('a file that cannot be cut is not held open', async () => {
  holding('0123456789');
  jest.spyOn(handles, 'truncate').mockImplementation(fails);
  const before = nextDescriptor();
  await expect(GrowingFile.open(file, 4)).rejects.toThrow('the disk is full');
  expect(nextDescriptor()).toBe(before);
});

test('bytes that the disk takes a few at a time are all there, in order, before they are synced', async () => {
  const grown = await GrowingFile.open(file);
  await grown.append(Buffer.from('head.'));
  const { write: whole } = handles as unknown as {
    write: (this: FileHandle, ...given: unknown[]) => Promise<unknown>;
  };
  const write = jest.spyOn(handles, 'write') as unknown as jest.SpyInstance<Promise<unknown>, unknown[]>;
  write.mockImplementation(function (this: FileHandle, bytes, from, length, at) {
    return whole.call(this, bytes, from, Math.min(3, Number(length)), at);
  });
  const synced: string[] = [];
  jest.spyOn(handles, 'datasync').mockImplementation(() => Promise.resolve(void synced.push(text())));
  await grown.append(Buffer.from('0123456789'));
  expect([text(), grown.size, synced]).toEqual(['head.0123456789', 15, ['head.0123456789']]);
  expect(write.mock.calls.map(([, from, length, at]) => [from, length, at])).toEqual([
    [0, 10, 5],
    [3, 7, 8],
    [6, 4, 11],
    [9, 1, 14],
  ]);
  await grown.close();
});

test('where it cannot be made durable nothing is left of it, and what comes later goes on from before', async () => {
  const grown = await GrowingFile.open(file);
  await grown.append(Buffer.from('kept'));
  const datasync = jest.spyOn(handles, 'datasync').mockImplementation(fails);
  await expect(grown.append(Buffer.from('lost'))).rejects.toThrow('the disk is full');
  expect([grown.size, text()]).toEqual([4, 'kept']);
  const truncate = jest.spyOn(handles, 'truncate').mockRejectedValue(new Error('nor can it be cut'));
  await expect(grown.append(Buffer.from('lost'))).rejects.toThrow('the disk is full');
  datasync.mockRestore();
  truncate.mockRestore();
  await expect(grown.append(Buffer.from('more'))).rejects.toThrow('changed or replaced');
  await grown.close();
});

test.each([
  ['replaced by one as long', (): void => (renameSync(file, `${file}.old`), writeFileSync(file, 'kept'))],
  ['longer than it was left', (): void => writeFileSync(file, 'kept and more')],
])('nothing is appended where the file is %s', async (_what, harm) => {
  const grown = await GrowingFile.open(file);
  await grown.append(Buffer.from('kept'));
  harm();
  const before = text();
  await expect(grown.append(Buffer.from('lost'))).rejects.toThrow(
    'the file was changed or replaced while it was open',
  );
  expect(text()).toBe(before);
  await grown.close();
});

test('bytes in the middle are read and replaced, durably; past the end there are none', async () => {
  const grown = await GrowingFile.open(file);
  await grown.append(Buffer.from('0123456789'));
  const datasync = jest.spyOn(handles, 'datasync');
  await grown.overwrite(Buffer.from('ab'), 4);
  expect([text(), datasync.mock.calls.length, grown.size]).toEqual(['0123ab6789', 1, 10]);
  expect((await grown.read(3, 4)).toString()).toBe('3ab6');
  expect((await grown.read(8, 4)).toString()).toBe('89');
  await grown.close();
  await expect(grown.read(0, 1)).rejects.toThrow();
});
