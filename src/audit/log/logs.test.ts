import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSetAside, logsIn, logsSetAside } from './logs';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'plumbline-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function made(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, 'log'), '');
  }
}

test('logs are folders with a log in them, by name', () => {
  made('server-2', 'command-1', 'server-10', 'server-1', 'command-3', 'command-2');
  mkdirSync(path.join(folder, 'empty'));
  writeFileSync(path.join(folder, 'a-file'), '');
  expect(logsIn(folder)).toEqual([
    'command-1',
    'command-2',
    'command-3',
    'server-1',
    'server-10',
    'server-2',
  ]);
});

test('those set aside are named by where they lie, and are not among the others', () => {
  expect(logsSetAside(folder)).toEqual([]);
  made('server-1', 'set-aside/server-1.2', 'set-aside/server-1.1');
  expect(logsIn(folder)).toEqual(['server-1']);
  expect(logsSetAside(folder)).toEqual([
    path.join('set-aside', 'server-1.1'),
    path.join('set-aside', 'server-1.2'),
  ]);
  expect([...logsIn(folder), ...logsSetAside(folder), 'server-set-aside'].map(isSetAside)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
