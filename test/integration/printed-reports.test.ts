import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { runProgram } from '../../src/cli/program';

// What a load and `verify` print for a person, through the program as it is called.

let folder: string;
const before = { ...process.env };
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-printed-'));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const users = [{ name: 'intake', role: 'administrator', loader: true }];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  Object.assign(process.env, { PLUMBLINE_HOME: home, PLUMBLINE_USER: 'intake' });
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

async function printed(...argv: readonly string[]): Promise<string> {
  let text = '';
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((more) => ((text += String(more)), true));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  await runProgram(argv).finally(() => [out, err].forEach((spy) => spy.mockRestore()));
  return text;
}

function protect(number: string): void {
  const list = `protected:\n  - { number: ${number}, kind: confidential_line, reason: a line }\n`;
  writeFileSync(path.join(folder, 'home', 'protected.yaml'), list);
}

function deliver(rows: string): string {
  const dir = path.join(folder, 'in');
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'n.csv'), `nominal_id,name,numbers,date_of_birth\n${rows}`);
  const files = [{ file: 'n.csv', source: 'nominals' }];
  const position = { delivery: 'may', supplier: 'S', supplied_at: '2024-06-01T09:00:00Z' };
  writeFileSync(
    path.join(dir, 'manifest.yaml'),
    stringify({ ...position, basis: 'test', force: 'KV', files }),
  );
  return dir;
}

test('what to do after a change of the list stands in lines of its own', async () => {
  protect('0808 157 0123');
  await printed('ingest', deliver('N1,Ann,07700900101,\n'));
  protect('07700 900101');
  const text = await printed('verify');
  expect(text).toMatch(/^They differ\.$/m);
  expect(text).toMatch(/^ {2}5\. Ask plumbline verify there\.$/m);
  expect(text).toMatch(/^protected\.yaml: may, n\.csv: 1 of its rows names what the list/m);
  expect(text).not.toContain('\\x0a');
});

test('a dry run says why a row would be rejected, and in which line', async () => {
  const dir = deliver('N1,Ann,,31/02/1990\nN2,Ben,,1990-02-28\n');
  const dry = await printed('ingest', dir, '--dry-run');
  expect(dry).toContain('rejected: n.csv: 1 row would be rejected\n');
  expect(dry).toMatch(/^ +1 {2}date_of_birth {2}ambiguous_date {2}2 +\S/m);
  const real = await printed('ingest', dir);
  expect(real).toMatch(/^each of them with its line: \/.*\/n\.csv\.rejects\.csv$/m);
});
