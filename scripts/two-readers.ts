/** `npm run two-readers [-- STAFF MONTHS SEED]`: populations, findings and scores of readers of one force, side by side. */
import { compareReaders } from '../test/support/two-readers/compare';

async function main(): Promise<void> {
  const [staff = '600', months = '12', seed = '1'] = process.argv.slice(2);
  const readers = await compareReaders(Number(staff), Number(months), seed);
  const patterns = readers[0]?.patterns.map((p) => p.id) ?? [];
  const head = ['reader', 'excluded from', 'ranked', ...patterns.map((id) => `${id}: of / found`)];
  const lines = readers.map((r) => [
    ...[r.name, String(r.circle), String(r.ranked)],
    ...r.patterns.map((p) => `${p.population} / ${p.found}`),
    String(r.scores),
    String(r.explained.length),
    String(r.unexplained.length),
  ]);
  const rows = [[...head, 'scores that differ', 'differences about the circle', 'others'], ...lines];
  process.stdout.write(rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n') + '\n');
  for (const { name, unexplained } of readers)
    for (const what of unexplained) process.stdout.write(`${name}: ${what}\n`);
  if (readers.some((r) => r.unexplained.length > 0)) process.exitCode = 1;
}

void main();
