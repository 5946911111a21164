import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sealKey } from './seal-key';

let folder: string;
let home: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-key-'));
  home = path.join(folder, 'home');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('without a setting the folder keeps a key of its own, for its owner alone, and it is known to lie inside', () => {
  const made = sealKey({ home });
  expect(made.insideFolder).toBe(true);
  expect(statSync(path.join(home, 'seal.key')).mode & 0o777).toBe(0o600);
  expect(sealKey({ home }).key.equals(made.key)).toBe(true);
});

test('a key outside the folder is read and never made', () => {
  const sealKeyFile = path.join(folder, 'elsewhere.key');
  expect(() => sealKey({ home, sealKeyFile })).toThrow(/elsewhere\.key cannot be read.*openssl rand -hex 32/);
  expect(existsSync(sealKeyFile)).toBe(false);
  writeFileSync(sealKeyFile, `${'ab'.repeat(32)}\n`);
  const read = sealKey({ home, sealKeyFile });
  expect([read.key.toString('hex'), read.insideFolder]).toEqual(['ab'.repeat(32), false]);
  expect(existsSync(path.join(home, 'seal.key'))).toBe(false);
  writeFileSync(sealKeyFile, 'ab');
  expect(() => sealKey({ home, sealKeyFile })).toThrow(/damaged/);
});

test('a pipe in the place of a key that a setting names is refused', () => {
  const pipe = path.join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  expect(() => sealKey({ home, sealKeyFile: pipe })).toThrow('The key file pipe cannot be read.');
});
