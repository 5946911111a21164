/** Real processes that the operating system lets write no more; nothing here needs a disk that is full, or another account. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeCrashDeliveries } from '../../scripts/crash/deliveries';
import { answerOf, runPlumbline } from '../../scripts/crash/plumbline';
import { readerOfAll, writeAccess } from '../../scripts/reader-of-all';
import { PROJECT_ROOT } from '../../src/config/project-root';

const ROWS = 600;
/** Lengths that no file may pass, in blocks of 1024 bytes: among them the graph, the archive and the audit record end. */
const LIMITS = [0, 100, 400, 8, 24, 48, 200, 300];

let folder: string;
let delivered: { readonly before: string; readonly interrupted: string };
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-full-'));
  delivered = writeCrashDeliveries(path.join(folder, 'deliveries'), ROWS, 'full');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly stderr: string;
}

/** Runs it in a shell that sets a limit or sends the output elsewhere. */
function inShell(
  before: string,
  args: readonly string[],
  after = '',
  settings: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const own = Object.entries(process.env).filter(([name]) => !/^(PLUMBLINE|NEO4J)_/.test(name));
  const script = path.join(PROJECT_ROOT, 'bin', 'plumbline.js');
  const child = spawn('bash', ['-c', `${before} "$@" ${after}`, 'bash', process.execPath, script, ...args], {
    env: { ...Object.fromEntries(own), ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const told: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => told.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stderr: Buffer.concat(told).toString('utf8') }));
  });
}

function newHome(name: string): Record<string, string> {
  const home = path.join(folder, name);
  mkdirSync(home, { mode: 0o700 });
  writeAccess(home, [readerOfAll('all', ['ALDER'], true)]);
  // The same keys everywhere, so that the same rows have the same ids.
  writeFileSync(path.join(home, 'seal.key'), `${'5e'.repeat(32)}\n`, { mode: 0o600 });
  return { PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: 'c4'.repeat(32), PLUMBLINE_USER: 'all' };
}

test('a load that can write no more says so, and goes on where it stopped', async () => {
  const whole = newHome('whole');
  for (const dir of [delivered.before, delivered.interrupted]) await answerOf(['ingest', dir], whole);
  const wanted = (await runPlumbline(['export'], whole)).stdout;
  expect(wanted.split('\n').length).toBeGreaterThan(ROWS);
  const settings = newHome('limited');
  let refused = 0;
  await answerOf(['ingest', delivered.before], settings);
  for (const blocks of LIMITS) {
    const dir = delivered.interrupted;
    const { status, stderr } = await inShell(`ulimit -f ${blocks}; exec`, ['ingest', dir], '', settings);
    if (status === 0) continue;
    refused += 1;
    const said = stderr.split('\n').find((line) => line.startsWith('plumbline: ')) ?? stderr;
    expect({ blocks, status, said }).toMatchObject({
      status: 1,
      said: expect.stringMatching(
        /A file would become longer than this account or the disk allows\..*a load goes on where it stopped\./,
      ) as string,
    });
    expect(stderr).not.toMatch(/went wrong inside|^ +at /m);
  }
  expect(refused).toBeGreaterThan(1);
  for (const dir of [delivered.before, delivered.interrupted]) await answerOf(['ingest', dir], settings);
  expect((await runPlumbline(['export'], settings)).stdout).toBe(wanted);
  expect(await answerOf(['verify'], settings)).toMatchObject({ ok: true });
}, 300_000);

test('an answer that its file does not take whole is no answer', async () => {
  const full = await inShell('', ['ingest', '--help'], '> /dev/full');
  expect(full).toEqual({
    status: 1,
    stderr: expect.stringMatching(
      /^plumbline: The answer was not printed whole, so do not use what is there\. The disk is full\./,
    ) as string,
  });
  // The disk takes a part: that a writer is told of by a number alone.
  const part = await inShell('ulimit -f 1;', ['complete', 'bash'], `> ${path.join(folder, 'part')}`);
  expect(part).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('was not printed whole') as string,
  });
  expect(await inShell('', ['ingest', '--help'], '2> /dev/full')).toMatchObject({ status: 0 });
});

test('an export that cannot be kept leaves the file that was there, and nothing of its own', async () => {
  const settings = newHome('exporting');
  await answerOf(['ingest', delivered.before], settings);
  const out = path.join(folder, 'export.ndjson');
  await runPlumbline(['export', '--out', out], settings);
  const before = readFileSync(out, 'utf8');
  expect(before.length).toBeGreaterThan(8192);
  writeFileSync(out, 'what was there');
  const { status, stderr } = await inShell('ulimit -f 4; exec', ['export', '--out', out], '', settings);
  expect({ status, at: / {4}at /.test(stderr) }).toEqual({ status: 1, at: false });
  expect(readFileSync(out, 'utf8')).toBe('what was there');
  expect(existsSync(`${out}.part`)).toBe(false);
});
