import { policyWith } from '../../src/policy';
import { sourceGroups, type SourceGroup } from '../../src/independence/source-groups';
import type { Statement } from '../../src/independence/statement';

const rules = policyWith().independence;
const DAY = 86_400_000;
/** A report about one officer, so many days after the first of all, by a source of its own. */
export const said = (record: string, atDay: number, more: Partial<Statement> = {}): Statement => ({
  record,
  source: 'intelligence-reports',
  about: ['person:KV.staff:S1'],
  at: atDay * DAY,
  channel: 'overt',
  occasions: [record],
  speakers: [`source_ref of ${record}`],
  text: '',
  tested: false,
  byNameOnly: false,
  ...more,
});
/** The same by nobody. */
export const unnamed = (record: string, atDay: number, more: Partial<Statement> = {}): Statement =>
  said(record, atDay, { speakers: [], ...more });
/** What is said divided into sources, and what the register usually names. */
export const grouped = (
  statements: readonly Statement[],
  namesSpeakers = false,
  households: Parameters<typeof sourceGroups>[2] = new Map(),
): SourceGroup[] =>
  sourceGroups(statements, rules, households, (s) => namesSpeakers && s.speakers.length === 0);
/** The records of each source. */
export const records = (groups: readonly SourceGroup[]): string[][] =>
  groups.map((g) => g.statements.map((s) => s.record));
/** As how many sources all of it counts. */
export const sources = (groups: readonly SourceGroup[]): number => groups.reduce((n, g) => n + g.sources, 0);
/** Ten statements. */
export const ten = (make: (i: number) => Statement): Statement[] =>
  Array.from({ length: 10 }, (_, i) => make(i));

/** A complaint, by somebody known by its id. */
export const complained = (record: string, atDay: number, more: Partial<Statement> = {}): Statement =>
  said(record, atDay, { source: 'complaints', channel: 'complaint', ...more });
