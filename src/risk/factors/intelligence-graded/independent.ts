import { byCodeUnit } from '../../../shared/compare';
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
  for (const report of reports) {
    const key = [report.person, report.category, sourceOf(report, repeatDays)].join('\u001f');
    const group = groups.get(key);
    if (group) group.push(report);
    else groups.set(key, [report]);
  }
  return [...groups.values()].map(heaviest);
}

/**
 * The items of a report have one source; so may all anonymous reports of one period, by whatever line they came in.
 * Periods are fixed: were they counted from a first report, a repeat that counts nothing would move what does.
 */
function sourceOf(report: Report, days: number): string {
  if (!ANONYMOUS.includes(report.channel)) return report.report;
  return `anonymous in period ${Math.floor(report.at / (days * DAY_MS))}`;
}

function heaviest(run: readonly Report[]): EvidenceItem {
  const [best, next] = [...run].sort(
    (a, b) => b.weight - a.weight || a.at - b.at || byCodeUnit(a.record, b.record),
  );
  if (!best) throw new RangeError('a source has at least one report');
  const { person, weight, at, record } = best;
  return { person, weight, at, reference: record, ...(next ? { standIn: next.weight } : {}) };
}
