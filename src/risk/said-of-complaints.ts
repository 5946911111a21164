import { accusations } from './accusations';
import { isCleared } from './cleared';
import { saidDay } from './said-time';
import { several, type Saying, type Told } from './saying';
import { saidSources } from './said-sources';
import { knownComplaints } from './statements';

/**
 * How many complaints there are, what became of them and when the last was, in one sentence, since it stands alone on the list;
 * then by how many sources they are, and how many are shared with others.
 */
export function saidOfComplaints({ items, context }: Told): Saying {
  const known = accusations(context);
  const rows = knownComplaints(context);
  const records = items.flatMap(
    ({ source, reference }) => source?.statements.map((s) => s.record) ?? [reference],
  );
  const mine = records.flatMap((record) => known.get(record) ?? []);
  const last = saidDay(Math.max(...mine.map((a) => a.received)));
  const became = saidOutcomes(mine.map((a) => rows.get(a.record)?.finding));
  const cleared = mine.some((a) => isCleared(rows.get(a.record)?.finding))
    ? ' A complaint counts whatever became of it.'
    : '';
  const shared = saidShared(mine.filter((a) => a.accused > 1).length, mine.length);
  return {
    text: `${became}; ${mine.length === 1 ? '' : 'the last '}received on ${last}.${cleared}${shared}${saidSources(items, 'complaints')}`,
    entities: [],
  };
}

const OPEN = 'not yet finished';
const SUSTAINED = 'found sustained';

/** What became of complaints by now, the sustained first: `5 complaints, of which 4 exonerated and 1 not yet finished`. */
export function saidOutcomes(findings: readonly (string | undefined)[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const words = wordsOf(finding);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const head = several(findings.length, 'complaint', 'complaints');
  const [[only] = ['']] = counts;
  if (findings.length === 1) return `${head}, ${only}`;
  if (counts.size === 1) return `${head}, ${only === OPEN ? 'none of them finished' : `each ${only}`}`;
  const parts = [...counts]
    .sort(([a, n], [b, m]) => Number(b === SUSTAINED) - Number(a === SUSTAINED) || m - n || (a < b ? -1 : 1))
    .map(([words, n]) => `${n} ${words}`);
  return `${head}, of which ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function wordsOf(finding: string | undefined): string {
  if (finding === undefined) return OPEN;
  return finding === 'sustained' ? SUSTAINED : finding.replaceAll('_', ' ');
}

/** How many of the complaints name others too: `It names`, `Each of them names`, `4 of them name`. */
export function saidShared(shared: number, all: number): string {
  if (shared === 0) return '';
  const whole = all === 1 ? 'It' : 'Each of them';
  const which = shared === all ? whole : `${shared} of them`;
  const isOne = shared === all || shared === 1;
  return ` ${which} ${isOne ? 'names' : 'name'} others too, and ${isOne ? 'is divided' : 'are divided'} by their number.`;
}
