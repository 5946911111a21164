import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { regularBytes, regularText } from './regular-file';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'plumbline-file-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('a file is read, and so is one that a link leads to', () => {
  const file = path.join(folder, 'a');
  writeFileSync(file, 'prüfen\n');
  symlinkSync(file, path.join(folder, 'b'));
  expect([regularText(file), regularText(path.join(folder, 'b'))]).toEqual(['prüfen\n', 'prüfen\n']);
  expect(regularBytes(file)).toHaveLength(8);
});

test('a pipe is not waited for, and neither it nor a device or a folder is read', () => {
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => regularText(pipe)).toThrow('This is no regular file.');
  expect(() => regularText('/dev/zero')).toThrow('This is no regular file.');
  expect(() => regularText(folder)).toThrow('EISDIR');
  expect(() => regularText(path.join(folder, 'none'))).toThrow('ENOENT');
});
