/**
 * `npm test`: what must hold, in the fast form; `-- --full`: everything, on Neo4j, in a browser and on later versions of
 * Node as well, nothing left out. The last line is the sum.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { beside } from './beside';
import { checks, type Check } from './checks';
import { jest, type Form, type Part } from './jest';
import { inBrowser, onlyInFull, onNeo4j, units } from './parts';
import { run, type Ended } from './processes';
import { buildBy, LATER, obtainNode, onNode } from './runtimes';
import { readCheck, together, type Reading } from './reading';

const CORES = os.availableParallelism();
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { full: { type: 'boolean', default: false } } });
  const form: Form = values.full ? 'full' : 'fast';
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'plumbline-test-'));
  try {
    const readings = await beside(
      CORES,
      checks(form).map((one) => () => check(one, form)),
    );
    readings.push(await part(units(form), scratch));
    if (form === 'full') readings.push(...(await full(scratch)));
    summary(together(readings), form);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What the full form has beside the fast one. */
async function full(scratch: string): Promise<Reading[]> {
  const readings = await beside(CORES, [
    () =>
      possible('on Neo4j', async () => {
        const server = await onNeo4j(scratch, say);
        return part(server, scratch, 'at the end').finally(() => server.stop());
      }),
    () => possible('in a browser', () => part(inBrowser(), scratch, 'at the end')),
  ]);
  // Last, and one after the other: they build the product anew.
  for (const major of LATER) readings.push(await possible(`on Node ${major}`, () => onLater(major, scratch)));
  return readings;
}

async function onLater(major: (typeof LATER)[number], scratch: string): Promise<Reading> {
  const node = await obtainNode(major);
  const what = `build on Node ${major}`;
  return together([
    await check({ what, ...buildBy(node) }, 'full'),
    await part(onNode(major, node), scratch),
  ]);
}

async function check(of: Check, form: Form): Promise<Reading> {
  const ended = await run({ ...of, env: { PLUMBLINE_TEST_FORM: form } });
  tell(of.what, ended);
  say(ended.output);
  return readCheck(of.what, ended);
}

/** Runs it, and says what it says as it comes, or at the end where another runs beside it. */
async function part(
  of: Part,
  scratch: string,
  said: 'as it comes' | 'at the end' = 'as it comes',
): Promise<Reading> {
  say(`\n== ${of.what}`);
  const write = (text: string): void => void process.stdout.write(text);
  const { reading, ended } = await jest(of, scratch, said === 'as it comes' ? write : undefined);
  if (said === 'at the end') write(ended.output);
  tell(of.what, ended);
  return reading;
}

/** A part that this machine may be unable to run: then that is what failed. */
async function possible(what: string, task: () => Promise<Reading>): Promise<Reading> {
  return task().catch((error: unknown) => {
    const how = error instanceof Error ? error.message : String(error);
    return readCheck(what, { ok: false, how, output: '', seconds: 0 });
  });
}

function tell(what: string, ended: Ended): void {
  say(`== ${what}: ${ended.ok ? 'good' : ended.how}, ${ended.seconds.toFixed(1)} s`);
}

function summary(all: Reading, form: Form): void {
  const slowest = [...all.files].sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  say('\nThe slowest files, in seconds:');
  for (const { name, seconds } of slowest) say(`${seconds.toFixed(1).padStart(7)}  ${name}`);
  if (form === 'fast') for (const what of onlyInFull()) say(`in the full form only: ${what}`);
  for (const fault of all.faults) say(`failed: ${fault}`);
  say(`${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped`);
  process.exitCode = all.faults.length === 0 ? 0 : 1;
}

void main();
