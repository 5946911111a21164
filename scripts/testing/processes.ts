/** Children of the test run: what they said, and whether they ended well. */
import { spawn, type SpawnOptions } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..');

/** A command and what it is run with. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ended {
  /** Ended by itself with status 0. A signal is a failure, whoever sent it. */
  readonly ok: boolean;
  /** How it ended, in words: "status 2", "signal SIGKILL", "not started: …". */
  readonly how: string;
  /** Standard output and error as they came. */
  readonly output: string;
  readonly seconds: number;
}

/** A program of an installed package, run by this Node or by the one whose path is given. */
export function tool(script: string, args: readonly string[], node = process.execPath): Command {
  return { command: node, args: [path.join(ROOT, 'node_modules', script), ...args] };
}

/** Runs it to its end and keeps what it says, handed to `heard` as it comes; never throws. */
export function run(
  { command, args, env = {} }: Command,
  heard: (text: string) => void = () => undefined,
): Promise<Ended> {
  const started = performance.now();
  return new Promise((resolve) => {
    const options: SpawnOptions = {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    };
    const child = spawn(command, args, options);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        heard(text);
      });
    const end = (ok: boolean, how: string): void =>
      resolve({ ok, how, output, seconds: (performance.now() - started) / 1000 });
    child.once('error', (error) => end(false, `not started: ${error.message}`));
    child.once('close', (status, signal) =>
      end(status === 0, signal ? `signal ${signal}` : `status ${status}`),
    );
  });
}
