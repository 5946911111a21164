import { fixed, ordinal } from './figures';
import { CALLS_RECEIVED, heldText, type Held } from './held-back';
import { count } from './time';

/** How many of a list rest on one source, record or month each; '' where nobody does. */
export function restOnOneText(
  rows: readonly { readonly fragility: { readonly sole: boolean } | null }[],
): string {
  const sole = rows.filter(({ fragility }) => fragility?.sole === true).length;
  if (sole === 0) return '';
  return `${sole} of ${rows.length} listed ${sole === 1 ? 'rests on one source or record' : 'rest on one source or record each'}: without it nothing above 0 is left. Whoever gave it and how it was graded is what to check first.`;
}

/** On how little a row rests, where it is little; '' where it is not. */
export function restsText(row: {
  readonly heldBack: Held | null;
  readonly fragility: (Fragile & { readonly sole: boolean }) | null;
  readonly sources: readonly FragileSource[];
}): string {
  if (row.heldBack !== null) return heldText(row.heldBack);
  if (row.fragility?.sole !== true) return '';
  return `Rests on ${weakestText(row.fragility, row.sources)}: nothing above 0 is left without ${isSeveral(row.fragility, row.sources) ? 'them' : 'it'}.`;
}

/** That somebody would leave the list without one of several things, and where they would stand then; '' where they would not. */
export function leavesText(
  row: {
    readonly fragility: (Fragile & { readonly decides: boolean; readonly rankWithout: number }) | null;
    readonly sources: readonly FragileSource[];
  },
  size: number | 'all',
): string {
  if (row.fragility?.decides !== true) return '';
  const among = isSeveral(row.fragility, row.sources) ? '' : ' of several';
  return `Would leave the top ${size} without ${weakestText(row.fragility, row.sources)}${among} (${ordinal(row.fragility.rankWithout)} then).`;
}

/** Where somebody would stand without something. */
interface Without {
  readonly rankWithout: number;
  readonly equalWithout: number;
  readonly scoreWithout: number;
  readonly priorityWithout: number;
}

/** `582nd`, and among how many equals that is the last place. */
export function placeText({
  rankWithout,
  equalWithout,
}: Pick<Without, 'rankWithout' | 'equalWithout'>): string {
  return equalWithout === 0
    ? ordinal(rankWithout)
    : `${ordinal(rankWithout)}, the last of ${count(equalWithout + 1)} who would be equal`;
}

/** `3rd → 88th, likelihood 2.10 → 0.40, priority 1 → 3`: the priority where it would be another. */
export function movedText(
  row: { readonly rank: number; readonly likelihood: number; readonly priority: number },
  without: Without,
): string {
  const priority =
    row.priority === without.priorityWithout ? '' : `, priority ${row.priority} → ${without.priorityWithout}`;
  return `${ordinal(row.rank)} → ${placeText(without)}; likelihood ${fixed(row.likelihood)} → ${fixed(without.scoreWithout)}${priority}`;
}

interface Fragile {
  readonly reference: string;
  readonly received: boolean;
  /** True where it is what one pair had to do with each other in one month. */
  readonly month: boolean;
}

interface FragileSource {
  readonly id: string;
  readonly counted: number;
}

/** What a row is most fragile to: only who speaks of somebody is a source, and a month of contact is no record. */
export function weakestText(
  { reference, received, month }: Fragile,
  sources: readonly FragileSource[],
):
  | 'one source'
  | 'statements that may be of one person'
  | 'one record of a system or register'
  | 'one month of contact'
  | 'calls and messages received' {
  if (received) return CALLS_RECEIVED;
  if (month) return 'one month of contact';
  const source = sources.find(({ id }) => id === reference);
  if (!source) return 'one record of a system or register';
  return source.counted > 1 ? 'statements that may be of one person' : 'one source';
}

/** Whether that is said in the plural: what is anonymous may count as several sources and be of one person. */
export function isSeveral({ reference, received }: Fragile, sources: readonly FragileSource[]): boolean {
  return received || sources.some(({ id, counted }) => id === reference && counted > 1);
}
