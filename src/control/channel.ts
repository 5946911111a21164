import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { regularText } from '../shared/regular-file';

/** What a command asks of the server that holds its data folder. */
export const controlQuestion = z.strictObject({
  operation: z.string(),
  question: z.unknown(),
  user: z.string().optional(),
});
export type ControlQuestion = z.output<typeof controlQuestion>;

/** What an error is told by: its message, and the codes of what caused it. */
const errorLine = z.strictObject({ code: z.string(), message: z.string(), causes: z.array(z.string()) });
export type ErrorLine = z.output<typeof errorLine>;

/** One line of the server's reply: any number of `progress` and `line`, then one `body` or `error`. */
export const controlLine = z.union([
  z.strictObject({ progress: z.string() }),
  z.strictObject({ line: z.string() }),
  z.strictObject({ body: z.unknown() }),
  z.strictObject({ error: errorLine }),
]);
export type ControlLine = z.output<typeof controlLine>;

/** Where the server of a data folder listens for commands: reachable by the folder's owner alone (mode 600). */
export function socketPath(home: string): string {
  return path.join(home, 'plumbline.sock');
}

/** Writes a fresh token (mode 600); whoever can read it could open the data folder as well. */
export function writeToken(home: string): string {
  const token = randomBytes(32).toString('hex');
  rmSync(tokenPath(home), { force: true });
  writeFileSync(tokenPath(home), token, { mode: 0o600 });
  return token;
}

export function readToken(home: string): string | undefined {
  return existsSync(tokenPath(home)) ? regularText(tokenPath(home)).trim() : undefined;
}

export function removeChannel(home: string): void {
  rmSync(socketPath(home), { force: true });
  rmSync(tokenPath(home), { force: true });
}

function tokenPath(home: string): string {
  return path.join(home, 'control.token');
}
