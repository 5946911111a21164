import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keptFile } from './kept-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-kept-'));
  file = path.join(folder, 'export.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is in its place when it is whole, its owner’s alone', async () => {
  writeFileSync(file, 'before');
  const text = 'é'.repeat(100_000);
  await keptFile(file, async (write) => {
    write(text);
    write('end\n');
    expect(readFileSync(file, 'utf8')).toBe('before');
    return Promise.resolve();
  });
  expect(readFileSync(file, 'utf8')).toBe(`${text}end\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['export.ndjson']);
});

test('where the work fails, what was there stays and nothing is left beside it', async () => {
  writeFileSync(file, 'before');
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' });
  await expect(keptFile(file, (write) => (write('x'), Promise.reject(full)))).rejects.toBe(full);
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['before', ['export.ndjson']]);
});

test('a folder that is not there is a matter of how it was asked', async () => {
  const work = (): Promise<void> => Promise.resolve();
  await expect(keptFile(path.join(folder, 'none', 'x'), work)).rejects.toMatchObject({ code: 'usage' });
  mkdirSync(path.join(folder, 'taken.part'));
  await expect(keptFile(path.join(folder, 'taken'), work)).rejects.toMatchObject({ code: 'usage' });
});
