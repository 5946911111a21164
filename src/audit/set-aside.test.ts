import { existsSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Hold } from './open-record';
import type { AuditRecord } from './record';
import { setAside } from './set-aside';
import { auditPlace, type AuditPlaceForTests } from './testing/place';

let place: AuditPlaceForTests;
let own: AuditRecord;
let close: () => Promise<void>;
beforeEach(async () => {
  place = auditPlace();
  await (await place.open({ kind: 'command' })).close();
  ({ record: own, close } = await place.open());
});
afterEach(async () => {
  jest.restoreAllMocks();
  await close();
  place.remove();
});

const inFolder = (...parts: string[]): string => path.join(place.setting.folder, ...parts);
const free: Hold = () => Promise.resolve(() => undefined);

test('a log is moved with all it has, held meanwhile, into a folder that is its owner’s alone', async () => {
  const text = readFileSync(inFolder('command-1', 'log'), 'utf8');
  const heard: string[] = [];
  const hold: Hold = (file) => {
    heard.push(path.relative(place.setting.folder, file));
    return Promise.resolve(
      () => void heard.push(existsSync(inFolder('command-1')) ? 'let go before' : 'let go'),
    );
  };
  await setAside(place.setting, own, ['command-1'], hold);
  expect(heard).toEqual(['command-1/lock', 'let go']);
  expect(readFileSync(inFolder('set-aside', 'command-1.1', 'log'), 'utf8')).toBe(text);
  expect(existsSync(inFolder('command-1'))).toBe(false);
  expect(statSync(inFolder('set-aside')).mode & 0o777).toBe(0o700);
});

test('each time under a number of its own', async () => {
  for (let time = 0; time < 3; time++) {
    await setAside(place.setting, own, ['command-1'], free);
    await (await place.open({ kind: 'command' })).close();
  }
  const there = [1, 2, 3, 4].map((n) => existsSync(inFolder('set-aside', `command-1.${n}`)));
  expect(there).toEqual([true, true, true, false]);
});

test('the own log, which this process writes to, is refused, whoever else holds it', async () => {
  const hold = jest.fn(free);
  await expect(setAside(place.setting, own, ['server-1'], hold)).rejects.toMatchObject({
    code: 'folder_held',
  });
  expect([hold.mock.calls, existsSync(inFolder('server-1', 'log'))]).toEqual([[], true]);
});

test('one that another process writes to is refused by name, and stays', async () => {
  const refused = setAside(place.setting, own, ['command-1'], () => Promise.resolve(undefined));
  await expect(refused).rejects.toMatchObject({ code: 'folder_held' });
  await expect(refused).rejects.toThrow(
    'The audit log command-1 is being written to. Stop the server and ask again.',
  );
  expect([existsSync(inFolder('command-1', 'log')), existsSync(inFolder('set-aside'))]).toEqual([
    true,
    false,
  ]);
});

test('that it was moved is durable in both folders', async () => {
  const handle = await open(place.home);
  const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
  await handle.close();
  const inodes: number[] = [];
  jest.spyOn(prototype, 'sync').mockImplementation(async function (this: {
    stat(): Promise<{ ino: number }>;
  }) {
    inodes.push((await this.stat()).ino);
  });
  await setAside(place.setting, own, ['command-1'], free);
  expect(inodes).toEqual([statSync(inFolder('set-aside')).ino, statSync(inFolder()).ino]);
});
