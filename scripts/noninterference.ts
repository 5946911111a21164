/** `npm run noninterference [-- PAIRS]`: two hundred pairs of worlds, or as many as asked for; prints where they differ. */
import { comparePair } from '../test/support/noninterference/compare';

async function main(): Promise<void> {
  const pairs = Number(process.argv[2] ?? 200);
  const first = Number(process.argv[3] ?? 0);
  let asked = 0;
  let acting = 0;
  let differing = 0;
  for (let i = first; i < first + pairs; i++) {
    const { asked: more, aims, differences } = await comparePair(`pair-${i}`);
    asked += more;
    if ([...aims].some((aim) => aim !== 'unrelated')) acting += 1;
    if (differences.length > 0) differing += 1;
    for (const d of differences) process.stdout.write(`${JSON.stringify(d)}\n`);
    process.stderr.write(
      `pair ${i}: ${more} questions, ${differences.length} differ (${[...aims].join(', ')})\n`,
    );
  }
  process.stdout.write(
    `${pairs} pairs, ${acting} of them acting on what is visible, ${asked} questions, ${differing} pairs differ\n`,
  );
  if (differing > 0) process.exitCode = 1;
}

void main();
