import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, tool, type Ended } from './processes';
import { readJest, type Reading } from './reading';

/** A run of Jest: what it is called, which tests, what they are told, and by which Node (ours where left out). */
export interface Part {
  readonly what: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly node?: string;
}

/** Runs it and hands on what it says as it comes; its report is kept in `scratch`. */
export async function jest(
  { what, args, env, node }: Part,
  scratch: string,
  heard: (text: string) => void,
): Promise<{ reading: Reading; ended: Ended }> {
  const file = path.join(scratch, `${what.replaceAll(/\W+/g, '-')}.json`);
  const command = tool('jest/bin/jest.js', ['--json', '--outputFile', file, ...args], node);
  const ended = await run({ ...command, env }, heard);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return { reading: readJest(what, ended, text), ended };
}
