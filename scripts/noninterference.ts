/**
 * `npm run noninterference [-- --pairs N --worlds 5 --kind hidden|subject --results FILE]`: pairs of worlds that differ in
 * what the reader may not see, or in what is held on the reader, so many to a force; prints where what they answer parts.
 * What was asked is kept in FILE, one line a pair, so that a run that was stopped goes on with the force that it was at.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareForce, type Kind } from '../test/support/noninterference/compare';
import type { Difference } from '../test/support/noninterference/pair';

interface Result {
  readonly pair: string;
  readonly asked: number;
  readonly aims: readonly string[];
  readonly differences: readonly Difference[];
}

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '200' },
    worlds: { type: 'string', default: '5' },
    kind: { type: 'string', default: 'hidden' },
    results: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const kind: Kind = values.kind === 'subject' ? 'subject' : 'hidden';
  const file = values.results;
  const done = file === undefined ? new Map<string, Result>() : kept(file);
  const worlds = Number(values.worlds);
  for (let force = 0; force < Number(values.pairs) / worlds; force++) {
    const pairs = Array.from({ length: worlds }, (_, n) => `${kind}-${force} ${n}`);
    if (pairs.every((pair) => done.has(pair))) continue;
    const comparisons = await compareForce(`${kind}-${force}`, kind, worlds);
    for (const [n, { asked, aims, differences }] of comparisons.entries()) {
      const result: Result = { pair: pairs[n] ?? '', asked, aims: [...aims], differences };
      done.set(result.pair, result);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(result)}\n`);
      process.stderr.write(
        `${result.pair}: ${asked} asked, ${differences.length} differ (${[...aims].join(', ')})\n`,
      );
    }
  }
  const results = [...done.values()].filter(({ pair }) => pair.startsWith(`${kind}-`));
  const differing = results.filter((r) => r.differences.length > 0);
  for (const { differences } of differing)
    for (const difference of differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
  const asked = results.reduce((sum, r) => sum + r.asked, 0);
  process.stdout.write(
    `${kind}: ${results.length} pairs, ${asked} asked, ${differing.length} pairs differ\n`,
  );
  if (differing.length > 0) process.exitCode = 1;
}

function kept(file: string): Map<string, Result> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(lines.map((line) => JSON.parse(line) as Result).map((result) => [result.pair, result]));
}

void main();
