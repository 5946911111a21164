import type { EvidenceItem } from '../../evidence';

/** One item of a report about one person. */
export interface Report {
  readonly person: number;
  readonly record: string;
  /** The report that it is an item of. */
  readonly report: string;
  readonly category: string;
  readonly channel: string;
  readonly weight: number;
  /** ms. */
  readonly at: number;
}

/** Channels that do not show whether two reports come from two people. */
const ANONYMOUS = [
  'confidential_phone',
  'confidential_email',
  'anonymous_link',
  'crimestoppers',
  'national_reporting_service',
];
const DAY_MS = 86_400_000;

/**
 * One piece of evidence for each independent source of each category: its heaviest report, with the next heaviest as
 * what would stand in for it. Repeats add nothing.
 */
export function independentReports(reports: readonly Report[], repeatDays: number): EvidenceItem[] {
  const groups = new Map<string, Report[]>();
  for (const report of [...reports].sort((a, b) => a.at - b.at || (a.record < b.record ? -1 : 1))) {
    const key = [report.person, report.category, sourceOf(report)].join('\u001f');
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return [...groups.values()].flatMap((group) => runs(group, repeatDays).map(heaviest));
}

/** The items of a report have one source; so may all anonymous reports, whatever line they came in by. */
function sourceOf(report: Report): string {
  return ANONYMOUS.includes(report.channel) ? 'anonymous' : report.report;
}

/** Splits anonymous reports, in order of time, into stretches of `days` that each may have one caller. */
function runs(group: readonly Report[], days: number): (readonly Report[])[] {
  const found: Report[][] = [];
  for (const report of group) {
    const run = found.at(-1);
    const start = run?.[0];
    const same =
      start !== undefined && (!ANONYMOUS.includes(report.channel) || report.at - start.at <= days * DAY_MS);
    if (run && same) run.push(report);
    else found.push([report]);
  }
  return found;
}

function heaviest(run: readonly Report[]): EvidenceItem {
  const [best, next] = [...run].sort((a, b) => b.weight - a.weight || a.at - b.at);
  if (!best) throw new RangeError('a run holds at least one report');
  const { person, weight, at, record } = best;
  return { person, weight, at, reference: record, ...(next ? { standIn: next.weight } : {}) };
}
