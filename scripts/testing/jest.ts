import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run, tool, type Ended } from './processes';
import { readJest, type Reading } from './reading';

export type Form = 'fast' | 'full';

/** A run of Jest. */
export interface Part {
  readonly what: string;
  readonly form: Form;
  /** Which tests. */
  readonly args: readonly string[];
  /** What they are told beside the form. */
  readonly env?: Readonly<Record<string, string>>;
  /** The executable; the one that runs this where left out. */
  readonly node?: string;
}

/** What the parts alone are told: none of it comes from the environment of whoever runs the tests. */
const NOTHING = { PLUMBLINE_TEST_NEO4J_URI: '', PLUMBLINE_CHROMIUM: '' };

/** Runs it and hands on what it says as it comes, where somebody hears it; its report is kept in `scratch`. */
export async function jest(
  { what, form, args, env, node }: Part,
  scratch: string,
  heard?: (text: string) => void,
): Promise<{ reading: Reading; ended: Ended }> {
  const file = path.join(scratch, `${what.replaceAll(/\W+/g, '-')}.json`);
  const command = tool('jest/bin/jest.js', ['--json', '--outputFile', file, ...args], node);
  const ended = await run({ ...command, env: { ...NOTHING, ...env, PLUMBLINE_TEST_FORM: form } }, heard);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  return { reading: readJest(what, ended, text), ended };
}
