import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runProgram } from '../../src/cli/program';
import { readAccess } from '../../src/view';
import { writeDeliveries } from '../support/noninterference/delivered';

// `plumbline init`, through the program as it is called.
let folder: string;
let file: string;
let said: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-init-'));
  file = path.join(folder, 'home', 'access.yaml');
  process.env['PLUMBLINE_HOME'] = path.dirname(file);
  said = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

const init = (...options: string[]): Promise<number> => runProgram(['init', ...options]);
const mode = (of: string): number => statSync(of).mode & 0o777;

test('writes a commented file of one user who reads and loads, for its owner alone whatever the umask', async () => {
  const umask = process.umask(0);
  try {
    expect(await init('--name', 'jo.bloggs', '--staff-id', 'KV-1001')).toBe(0);
  } finally {
    process.umask(umask);
  }
  expect([mode(file), mode(path.dirname(file))]).toEqual([0o600, 0o700]);
  const text = readFileSync(file, 'utf8');
  expect(readAccess(text, file)).toEqual([
    {
      name: 'jo.bloggs',
      role: 'analyst',
      compartments: [],
      clearance: ['P'],
      loader: true,
      staffId: 'KV-1001',
      noStaffRecord: undefined,
      place: 'access.yaml, line 4',
    },
  ]);
  expect(text).toMatch(/^# /);
  expect(said).toContain('--as-user "jo.bloggs"');
});

test('without a staff id the user can load, and is told what to fill in', async () => {
  expect(await init('--name', 'jo', '--role', 'supervisor')).toBe(0);
  const [user] = readAccess(readFileSync(file, 'utf8'), file);
  expect(user).toMatchObject({
    role: 'supervisor',
    loader: true,
    staffId: undefined,
    noStaffRecord: undefined,
  });
  expect(readFileSync(file, 'utf8')).toContain('# staff_id: KV-1001 # fill in');
  expect(said).toContain('until you fill it in, this user can load and reads nothing');
});

test('a file that is there stays as it is', async () => {
  expect(await init('--name', 'one')).toBe(0);
  const text = readFileSync(file, 'utf8');
  expect(await init('--name', 'two')).toBe(2);
  expect(said).toContain('There is an access file already');
  expect(said).not.toContain('cause');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each([
  ['a role that there is not', ['--role', 'king']],
  ['a name that no access file may have', ['--name', 'jo: [x]']],
  ['a staff id of another register', ['--name', 'jo', '--staff-id', 'nominal:N1']],
])('%s is refused, and nothing written', async (_what, options) => {
  expect(await init(...options)).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test('where PLUMBLINE_ACCESS names the file it is written there, into a folder that is there', async () => {
  process.env['PLUMBLINE_ACCESS'] = path.join(folder, 'who.yaml');
  expect(await init('--name', 'jo')).toBe(0);
  expect(mode(path.join(folder, 'who.yaml'))).toBe(0o600);
  process.env['PLUMBLINE_ACCESS'] = path.join(folder, 'nowhere', 'who.yaml');
  expect(await init('--name', 'jo')).toBe(2);
  expect(said).toContain('cannot be written (ENOENT)');
});

test('a folder without an access file takes no load, and the refusal says how to write one', async () => {
  const rows = [{ staff_id: 'TF-1', name: 'One', kind: 'officer', joined: '2020-01-01' }];
  const suppliedAt = '2026-11-20T09:00:00Z';
  writeDeliveries(folder, [{ delivery: 'hr', suppliedAt, files: [{ source: 'workforce', rows }] }]);
  const load = (...more: string[]): Promise<number> =>
    runProgram(['ingest', path.join(folder, 'hr'), ...more]);
  expect(await load('--dry-run')).toBe(0);
  said = '';
  expect(await load()).toBe(2);
  expect(said).toContain('Nothing was loaded, and there is no access file');
  expect(said).toContain('plumbline init --name NAME --staff-id ID');
  expect(await init('--name', 'jo')).toBe(0);
  expect(await load('--as-user', 'jo')).toBe(0);
});
