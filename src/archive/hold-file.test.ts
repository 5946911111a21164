import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { holdFile } from './hold-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('who has it keeps out others of the same process, until it is let go of', async () => {
  const file = path.join(folder, 'slot', 'lock');
  const release = await holdFile(file);
  expect(await holdFile(file)).toBeUndefined();
  expect(statSync(`${file}.duckdb`).mode & 0o777).toBe(0o600);
  release?.();
  const again = await holdFile(file);
  expect(again).toBeDefined();
  again?.();
});

test('another process keeps it as long as it lives, and not a moment longer', async () => {
  const file = path.join(folder, 'lock');
  const program = `const { DuckDBInstance } = require('@duckdb/node-api');
    DuckDBInstance.create(${JSON.stringify(`${file}.duckdb`)}).then((held) => {
      globalThis.held = held;
      process.stdout.write('held');
      setInterval(() => undefined, 1000);
    });`;
  const other = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await once(other.stdout, 'data');
    expect(await holdFile(file)).toBeUndefined();
  } finally {
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
  }
  const release = await holdFile(file);
  expect(release).toBeDefined();
  release?.();
});

test('a damaged file is no file that somebody else has, although its path says "lock"', async () => {
  const file = path.join(folder, 'lock');
  writeFileSync(`${file}.duckdb`, 'damaged');
  await expect(holdFile(file)).rejects.toThrow(/not a valid DuckDB database/);
});
