/**
 * `npm run mutation [-- PART…]`: changes the code that decides what is seen and audited, one small thing at a time, and
 * asks which changes no test notices. Parts are groups or beginnings of paths; all of them where none is named. What is
 * known from an earlier run, of the same source and tests, is not run again; `--list` runs nothing.
 */
import { HELD, type Held } from './held';
import { reasonFor, score, stale, type Result } from './result';
import { kept, mutate } from './stryker';

const LEAST = 90;

async function main(args: readonly string[]): Promise<boolean> {
  const only = args.filter((arg) => !arg.startsWith('--'));
  const chosen = HELD.filter(
    ({ group, file }) => only.length === 0 || only.some((part) => part === group || file.startsWith(part)),
  );
  if (chosen.length === 0) throw new Error(`nothing is called ${only.join(' or ')}`);
  const groups = new Map<string, Result[]>();
  let good = true;
  for (const held of chosen) {
    const result = kept(held) ?? (args.includes('--list') ? undefined : await mutated(held));
    if (!result) continue;
    print(lineOf(held.file, [result]));
    good = tell(result) && good;
    groups.set(held.group, [...(groups.get(held.group) ?? []), result]);
  }
  for (const [group, results] of groups) {
    const enough = score(results) >= LEAST;
    good &&= enough;
    print(`${enough ? 'held' : 'NOT HELD'}: ${lineOf(group, results)}`);
  }
  return good;
}

function mutated(held: Held): Promise<Result> {
  process.stderr.write(`${held.file}\n`);
  return mutate(held, (text) => process.stderr.write(text));
}

/** What survived, and why it may; false where something may not. */
function tell(result: Result): boolean {
  let good = true;
  for (const survivor of result.survivors) {
    const reason = reasonFor(result.file, survivor);
    good &&= reason !== undefined;
    const how = survivor.covered ? 'survived' : 'not run by any test';
    print(`  ${result.file}:${survivor.line} ${how}: ${survivor.from} => ${survivor.to}`);
    print(`    ${reason === undefined ? `NO REASON (at: ${survivor.at})` : reason}`);
  }
  for (const { at, from, to } of stale(result)) {
    good = false;
    print(`  STALE reason: ${from} => ${to} (at: ${at})`);
  }
  return good;
}

function lineOf(what: string, results: readonly Result[]): string {
  const sum = (of: (r: Result) => number): number => results.reduce((n, r) => n + of(r), 0);
  const uncovered = sum((r) => r.survivors.filter((s) => !s.covered).length);
  return [
    `${what}: ${score(results).toFixed(1)} %`,
    `${sum((r) => r.mutants)} mutants`,
    `${sum((r) => r.killed)} killed`,
    `${sum((r) => r.timeout)} timed out`,
    `${sum((r) => r.survivors.length) - uncovered} survived`,
    `${uncovered} not covered`,
  ].join(', ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main(process.argv.slice(2)).then(
  (good) => (process.exitCode = good ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
