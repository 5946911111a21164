import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROJECT_ROOT } from '../../src/config/project-root';

/** What a command line came to; `status` is null where a signal ended it. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A real `plumbline` process, with the settings given and none of ours. Throws Error where it is not built. */
export function startPlumbline(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): { child: ChildProcess; ended: Promise<Ended>; toldLast(): string } {
  if (!existsSync(path.join(PROJECT_ROOT, 'dist', 'main.js')))
    throw new Error('The program is not built. Run `npm run build` first.');
  const own = Object.entries(process.env).filter(([name]) => !/^(PLUMBLINE|NEO4J)_/.test(name));
  const child = spawn(process.execPath, [path.join(PROJECT_ROOT, 'bin', 'plumbline.js'), ...args], {
    env: { ...Object.fromEntries(own), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const told: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => out.push(part));
  child.stderr.on('data', (part: Buffer) => told.push(part));
  const text = (parts: Buffer[]): string => Buffer.concat(parts).toString('utf8');
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout: text(out), stderr: text(told) }));
  });
  return { child, ended, toldLast: () => text(told).trim().split('\n').at(-1) ?? '' };
}

/** Runs it to its end. */
export function runPlumbline(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<Ended> {
  return startPlumbline(args, settings).ended;
}

/** Runs it and gives its answer. Throws Error with what it said where it fails. */
export async function answerOf(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { status, stdout, stderr } = await runPlumbline([...args, '--json'], settings);
  if (status !== 0)
    throw new Error(`plumbline ${args[0] ?? ''} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout) as unknown;
}

/** The link that a server prints when it is ready. Throws Error where it ends before. */
export async function signInLink(child: ChildProcess): Promise<string> {
  let told = '';
  child.stdout?.on('data', (part: Buffer) => (told += part.toString('utf8')));
  for (;;) {
    const link = /^ready (\S+)$/m.exec(told)?.[1];
    if (link !== undefined) return link;
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('The server ended before it was ready.');
    await sleep(50);
  }
}
