import { accusations } from './accusations';
import { saidDay } from './said-time';
import { several, type Saying, type Told } from './saying';
import { saidSources } from './said-sources';
import { knownComplaints } from './statements';

/** How many complaints by how many sources, when the last was, how many were found sustained and are shared with others. */
export function saidOfComplaints({ items, context }: Told): Saying {
  const known = accusations(context);
  const rows = knownComplaints(context);
  const records = items.flatMap(
    ({ source, reference }) => source?.statements.map((s) => s.record) ?? [reference],
  );
  const mine = records.flatMap((record) => known.get(record) ?? []);
  const last = saidDay(Math.max(...mine.map((a) => a.received)));
  const found = ` ${saidOutcomes(mine.map((a) => rows.get(a.record)?.finding))}`;
  const shared = saidShared(mine.filter((a) => a.accused > 1).length, mine.length);
  const received = `${several(mine.length, 'complaint', 'complaints')}, ${mine.length === 1 ? '' : 'the last '}received on ${last}.`;
  return {
    text: `${received}${found}${shared}${saidSources(items, 'complaints')}`,
    entities: [],
  };
}

/** What became of them, as far as it is known by now: `None found sustained: 2 no further action, 1 withdrawn, 1 open.` */
export function saidOutcomes(findings: readonly (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const words = finding === undefined ? 'open' : finding.replaceAll('_', ' ');
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const sustained = counts.get('sustained') ?? 0;
  const others = [...counts]
    .filter(([words]) => words !== 'sustained')
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([words, n]) => `${n} ${words}`);
  const head = sustained === 0 ? 'None found sustained' : `${sustained} found sustained`;
  if (others.length === 0) return `${head}.`;
  return `${head}${sustained === 0 ? ':' : '; besides,'} ${others.join(', ')}.`;
}

/** How many of the complaints name others too: `It names`, `Each of them names`, `4 of them name`. */
export function saidShared(shared: number, all: number): string {
  if (shared === 0) return '';
  const whole = all === 1 ? 'It' : 'Each of them';
  const which = shared === all ? whole : `${shared} of them`;
  const isOne = shared === all || shared === 1;
  return ` ${which} ${isOne ? 'names' : 'name'} others too, and ${isOne ? 'is divided' : 'are divided'} by their number.`;
}
