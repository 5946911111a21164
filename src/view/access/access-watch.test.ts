import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AccessWatch, type AccessChange } from './access-watch';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'access-'));
  file = path.join(folder, 'access.yaml');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const users = (...names: string[]): void =>
  writeFileSync(file, `users: [${names.map((name) => `{ name: ${name}, role: auditor }`).join(', ')}]`);
const names = (watch: AccessWatch): string[] | undefined => watch.readers()?.map((reader) => reader.name);
const refused = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return `${code}: ${message}`;
  }
  return 'nothing was refused';
};

test('a change holds at the next question, though size and times are as they were', () => {
  users('ann', 'bob');
  const watch = new AccessWatch(file, false);
  expect(names(watch)).toEqual(['ann', 'bob']);
  const { size, atime, mtime } = statSync(file);
  users('ann', 'eve');
  utimesSync(file, atime, mtime);
  expect(statSync(file)).toMatchObject({ size, mtime });
  expect(names(watch)).toEqual(['ann', 'eve']);
  writeFileSync(`${file}.new`, 'users: [{ name: new, role: auditor }]');
  renameSync(`${file}.new`, file);
  expect(names(watch)).toEqual(['new']);
  rmSync(file);
  expect(names(watch)).toBeUndefined();
  users('ann');
  expect(names(watch)).toEqual(['ann']);
});

test('the same file gives the same readers', () => {
  users('ann');
  const watch = new AccessWatch(file, false);
  expect(watch.readers()?.[0]).toBe(watch.readers()?.[0]);
});

test('a malformed one lets nobody in until it is mended, not even those whom the last good one had', () => {
  users('ann');
  const watch = new AccessWatch(file, false);
  const told: AccessChange[] = [];
  watch.onChange((change) => {
    told.push(change);
    return Promise.resolve();
  });
  expect(names(watch)).toEqual(['ann']);
  writeFileSync(file, 'users: [{ name: ann, role: auditor }, { name: bob, role: king }]');
  for (let i = 0; i < 3; i++)
    expect(refused(() => watch.readers())).toMatch(/^access_file: .*access\.yaml, line 1: users\.1\.role/);
  users('ann', 'bob');
  expect(names(watch)).toEqual(['ann', 'bob']);
  expect(names(watch)).toEqual(['ann', 'bob']);
  expect(told.map((t) => t.fault?.code)).toEqual(['access_file', undefined]);
  expect(told.map((t) => t.hash.length)).toEqual([64, 64]);
});

test('a file that was malformed from the start is told by everyone who asks', () => {
  writeFileSync(file, 'users:');
  const watch = new AccessWatch(file, false);
  expect(refused(() => watch.readers())).toContain('access_file');
  expect(refused(() => watch.readers())).toContain('access_file');
});

test('a file that PLUMBLINE_ACCESS names must be there, and be a file', () => {
  const watch = new AccessWatch(file, true);
  expect(refused(() => watch.readers())).toMatch(
    /^access_file: .*no file at the place that PLUMBLINE_ACCESS names/,
  );
  users('ann');
  expect(names(watch)).toEqual(['ann']);
  rmSync(file);
  expect(refused(() => watch.readers())).toContain('PLUMBLINE_ACCESS');
  expect(refused(() => new AccessWatch(folder, false).readers())).toContain('cannot be read (EISDIR)');
});

test('a pipe in the place of the file is a fault, and nobody is waited for', () => {
  users('ann');
  const watch = new AccessWatch(file, false);
  rmSync(file);
  execFileSync('mkfifo', [file]);
  expect(refused(() => watch.readers())).toContain('cannot be read (no regular file)');
  rmSync(file);
  users('ann');
  expect(names(watch)).toEqual(['ann']);
});

test('a file that may not be read is a fault, never no file', () => {
  users('ann');
  chmodSync(file, 0o000);
  // Root reads what nobody may read; for it there is nothing to see here.
  if (process.getuid?.() === 0) return;
  expect(refused(() => new AccessWatch(file, false).readers())).toContain('cannot be read (EACCES)');
});
