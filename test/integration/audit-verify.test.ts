import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { runProgram } from '../../src/cli/program';
import { compose, thenClosed } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import { seededRng } from '../../src/shared/random';
import { writeDeliveries } from '../support/noninterference/delivered';
import { visibleForce } from '../support/noninterference/visible-force';

// An auditor holds the audit record against itself, the anchor and a witness, and is not told how much of it there is. The
// folder is made once, with one log (command-1), and copied.

let folder: string;
let home: string;
const given = { ...process.env };

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-audit-verify-'));
  home = path.join(folder, 'home');
  mkdirSync(home);
  const users = [
    { name: 'auditor', staff_id: 'S09', role: 'auditor' },
    { name: 'intake', role: 'administrator', loader: true },
    { name: 'analyst', staff_id: 'S01', role: 'analyst' },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  const dir = path.join(folder, 'deliveries');
  writeDeliveries(dir, visibleForce(seededRng('audit-verify')).slice(0, 1));
  await asked('intake', 'ingest', { dir });
  cpSync(home, path.join(folder, 'whole'), { recursive: true });
}, 60_000);
beforeEach(() => {
  rmSync(home, { recursive: true });
  cpSync(path.join(folder, 'whole'), home, { recursive: true });
});
afterAll(() => {
  process.env = given;
  rmSync(folder, { recursive: true, force: true });
});

interface Verdict {
  readonly ok: boolean;
  readonly logs: readonly string[];
  readonly faults: readonly { readonly what: string; readonly message: string }[];
}
const asked = async (user: string, operation: string, question: object): Promise<unknown> =>
  thenClosed(await compose(readSettings({ PLUMBLINE_HOME: home }), operation), ({ services }) =>
    askNamed(services, { user, operation, question }),
  );
const verdict = (question: object = {}): Promise<Verdict> =>
  asked('auditor', 'audit-verify', question) as Promise<Verdict>;
const log = (): string => path.join(home, 'audit', 'command-1', 'log');
function edit(change: (text: string) => string): void {
  const text = readFileSync(log(), 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(log(), change(text));
}

test('a record that is whole is told as that, by the names of its logs alone', async () => {
  expect(await verdict()).toEqual({ ok: true, logs: ['command-1'], faults: [] });
});

test('it is held against what somebody kept', async () => {
  const { heads } = (await asked('intake', 'verify', {})) as { heads: { checkpoint: string }[] };
  const witness = heads[0]?.checkpoint ?? '';
  expect(await verdict({ witness })).toMatchObject({ ok: true });
  const forged = witness.replace(/\n(\d+)\n/, (_, size: string) => `\n${Number(size) + 1}\n`);
  expect(await verdict({ witness: forged })).toMatchObject({ ok: false });
  await expect(verdict({ witness: 'none' })).rejects.toMatchObject({ code: 'usage' });
});

test('one that was edited is told by the entry, though nothing else opens the folder', async () => {
  edit((text) => text.replace('"name":"intake"', '"name":"intakf"'));
  await expect(asked('auditor', 'audit', {})).rejects.toMatchObject({ code: 'audit_damaged' });
  const { ok, faults } = await verdict();
  expect([ok, faults.some(({ what }) => what.startsWith('audit command-1, entry '))]).toEqual([false, true]);
});

test('a log that is gone is missed, by what was anchored', async () => {
  rmSync(path.dirname(log()), { recursive: true });
  const { ok, faults } = await verdict();
  expect(ok).toBe(false);
  expect(faults.map(({ message }) => message).join()).toContain('is gone');
});

test('it is for auditors: those who load ask verify, which tells the rest', async () => {
  for (const user of ['intake', 'analyst'])
    await expect(asked(user, 'audit-verify', {})).rejects.toMatchObject({ code: 'not_permitted' });
  await expect(asked('auditor', 'verify', {})).rejects.toMatchObject({ code: 'not_permitted' });
});

test('the command says it in words, and ends in 1 where it is not so', async () => {
  process.env['PLUMBLINE_HOME'] = home;
  let printed = '';
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => (printed += String(text)) !== '');
  const line = ['audit', 'verify', '--as-user', 'auditor'];
  expect(await runProgram(line)).toBe(0);
  expect(printed).toBe('The audit record is whole and as it was written.\nLogs that were read: command-1.\n');
  edit((text) => text.replace('"name":"intake"', '"name":"intakf"'));
  printed = '';
  expect(await runProgram(line)).toBe(1);
  out.mockRestore();
  expect(printed).toMatch(/^The audit record is not as it was written\.\naudit command-1, entry \d+: /);
});
