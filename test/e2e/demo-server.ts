import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');
const PLUMBLINE = path.join(ROOT, 'bin', 'plumbline.js');

/** The built product on an invented force of its own, served as a reader would start it. */
export interface DemoServer {
  readonly base: string;
  /** The one-time link that it printed. */
  readonly signInUrl: string;
  /** Another one-time link: for another reader beside the first. */
  freshLink(): Promise<string>;
  /** Asks it to stop; gives how long that took, in milliseconds, and its exit status. */
  stop(): Promise<{ ms: number; status: number | null }>;
  remove(): void;
}

/**
 * Of a force of so many staff and months. Throws Error with what the program said where generating, loading or serving
 * fails (is it built?).
 */
export async function demoServer(staff: number, months: number): Promise<DemoServer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-e2e-'));
  const [force, home] = [path.join(folder, 'force'), path.join(folder, 'home')];
  mkdirSync(home, { mode: 0o700 });
  const env = { ...process.env, PLUMBLINE_HOME: home, NEO4J_URI: '' };
  const run = (...given: string[]): void => {
    const { status, stderr } = spawnSync(process.execPath, [PLUMBLINE, ...given], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`plumbline ${given[0] ?? ''} ended with ${status}: ${stderr}`);
  };
  const size = ['--staff', String(staff), '--months', String(months)];
  run('generate', ...size, '--seed', 'e2e', '--out', force);
  for (const file of ['access.yaml', 'protected.yaml']) cpSync(path.join(force, file), path.join(home, file));
  run('ingest', path.join(force, 'deliveries'), '--as-user', 'intake');
  const child = spawn(process.execPath, [PLUMBLINE, 'serve', '--demo', '--port', '0'], { env });
  const signInUrl = await readyUrl(child);
  return {
    base: new URL(signInUrl).origin,
    signInUrl,
    freshLink: () => {
      const url = readyUrl(child);
      child.kill('SIGHUP');
      return url;
    },
    stop: () => stopped(child),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => (said += data.toString()));
    child.stdout?.on('data', (data: Buffer) => {
      const ready = /^ready (http:\/\/\S+)$/m.exec(data.toString());
      if (ready?.[1] !== undefined) resolve(ready[1]);
    });
    child.once('exit', (status) => reject(new Error(`serve ended with ${status}: ${said}`)));
  });
}

function stopped(child: ChildProcess): Promise<{ ms: number; status: number | null }> {
  const started = Date.now();
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', (status) => resolve({ ms: Date.now() - started, status }));
    child.kill('SIGTERM');
  });
}
