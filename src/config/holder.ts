import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { regularText } from '../shared/regular-file';

const holder = z.strictObject({ pid: z.number().int(), command: z.string() });
export type Holder = z.output<typeof holder>;

/** Says which command has the data folder open, for whoever finds it held. The lock itself is the store's. */
export function writeHolder(home: string, command: string): () => void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const file = path.join(home, 'holder.json');
  writeFileSync(file, JSON.stringify({ pid: process.pid, command }), { mode: 0o600 });
  return () => {
    if (readHolder(home)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** Which command holds the data folder, where it left word; undefined where none did. */
export function readHolder(home: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(regularText(path.join(home, 'holder.json'))));
  } catch {
    return undefined;
  }
}
