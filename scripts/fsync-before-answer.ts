/**
 * `npm run fsyncs [-- REQUESTS]`: starts the built server under strace and asks one thing after another; holds that before each
 * answer leaves its two entries were fsynced. (That sets go before the entry that names them is held by tests of the
 * record.) Needs strace.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../src/config/project-root';
import { seededRng } from '../src/shared/random';
import { visibleForce } from '../test/support/noninterference/visible-force';
import { openWorld } from '../test/support/noninterference/world';
import { Browser } from './bench/browser';

const SYNC = /f(?:data)?sync\(\d+<[^>]*\/audit\/server-\d+\/(log|sets)>/;
const ANSWER = /writev?\(\d+<(?:TCP|socket)\S*, .*HTTP\/1\.1 200/;
const DONE = /= 0$/;
/** From here on what is fsynced counts for this question, and not what was late for the one before. */
const ASKED = /read(?:\(\d+<(?:TCP|socket)\S*, | resumed>)"GET \/api/;

interface Answered {
  readonly syncs: readonly string[];
}

/** The fsyncs of the audit record before each answer, in the order in which they were done. */
function answersOf(trace: string): Answered[] {
  const answers: Answered[] = [];
  let syncs: string[] = [];
  const pending = new Map<string, string>();
  for (const line of trace.split('\n')) {
    const pid = /^(?:\[pid +)?(\d+)/.exec(line)?.[1] ?? '';
    const begun = SYNC.exec(line)?.[1];
    if (begun !== undefined && line.includes('unfinished')) pending.set(pid, begun);
    else if (begun !== undefined && DONE.test(line)) syncs.push(begun);
    else if (/f(?:data)?sync resumed/.test(line) && DONE.test(line) && pending.has(pid)) {
      syncs.push(pending.get(pid) ?? '');
      pending.delete(pid);
    } else if (ASKED.test(line)) syncs = [];
    else if (ANSWER.test(line)) {
      answers.push({ syncs });
      syncs = [];
    }
  }
  return answers;
}

async function main(): Promise<void> {
  if (spawnSync('strace', ['-V']).status !== 0) throw new Error('This needs strace.');
  const requests = Number(process.argv[2] ?? 50);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-fsync-'));
  const world = await openWorld(folder, visibleForce(seededRng('fsync')));
  const { home } = world.services.settings;
  await world.close();
  const trace = path.join(folder, 'trace');
  const traced = ['-f', '-yy', '-s', '40', '-e', 'trace=fsync,fdatasync,read,write,writev', '-o', trace];
  const program = [process.execPath, path.join(PROJECT_ROOT, 'bin', 'plumbline.js'), 'serve', '--port', '0'];
  const env = {
    ...process.env,
    PLUMBLINE_HOME: home,
    PLUMBLINE_ID_KEY: '7'.repeat(64),
    PLUMBLINE_USER: 'all',
  };
  const server = spawn('strace', [...traced, ...program], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  server.stdout.on('data', (part: Buffer) => (told += part.toString('utf8')));
  while (!/^ready \S+$/m.test(told)) await sleep(50);
  const browser = await Browser.signIn(/^ready (\S+)$/m.exec(told)?.[1] ?? '');
  const before = answersOf(readFileSync(trace, 'utf8')).length;
  for (let i = 0; i < requests; i++) await browser.time('/api/v1/entity?id=staff:S05');
  browser.close();
  await sleep(500);
  const answers = answersOf(readFileSync(trace, 'utf8')).slice(before, before + requests);
  // strace passes no signal on: the server is its one child.
  spawnSync('pkill', ['-TERM', '-P', String(server.pid)]);
  await once(server, 'exit');
  const bad = answers.filter(({ syncs }) => syncs.filter((file) => file === 'log').length < 2);
  process.stdout.write(
    `${answers.length} answers of ${requests}; ${answers.length - bad.length} had both entries fsynced before they left\n`,
  );
  rmSync(folder, { recursive: true, force: true });
  if (bad.length > 0 || answers.length < requests) process.exitCode = 1;
}

void main();
