import type { z } from 'zod';
import type { operation as top20 } from '../../../operations/catalogue/top20';
import { familiesOf, familyBar, type Family, type Segment } from '../../figures/families';
import { isSeveral, weakestText } from '../../wording/fragility';
import { heldText } from '../../wording/held-back';
import { harmText, postText, sourcesText, uncorroboratedText } from '../../wording/list';
import { fewerText, firstReason, firstSentence } from '../../wording/reasons';

/** Families that add less than this, in nats, are named together. */
const NAMED = 0.1;

export type Answer = z.output<(typeof top20)['output']>;
export type Row = Answer['rows'][number];

export interface ListRow extends Pick<
  Row,
  | 'rank'
  | 'id'
  | 'nativeId'
  | 'label'
  | 'priority'
  | 'likelihood'
  | 'likelihoodTitle'
  | 'likelihoodRank'
  | 'unusual'
  | 'noComparison'
  | 'interval'
> {
  /** Rank or grade, and unit. */
  readonly post: string;
  readonly families: readonly Family[];
  readonly bar: readonly Segment[];
  /** Families that are named beside the bar, and what all the others add together. */
  readonly main: readonly Family[];
  readonly rest: number;
  /** The strongest of what raises the person, in plain words; that nothing does, where nothing does. */
  readonly reason: string;
  /** How many more there are of that kind. */
  readonly moreReasons: number;
  readonly missing: readonly string[];
  /** The gravest matter credibly alleged, and one that is graver and stands on one source alone; '' where there is none. */
  readonly harm: string;
  readonly uncorroborated: string;
  /** That the person is held back, and where they would stand without what one person may have said; '' where they are not. */
  readonly held: string;
  /** How many statements count as how many sources, where it is fewer. */
  readonly sources: string;
  /** True where all of the likelihood rests on one source or record of a system, and which of these is the weakest. */
  readonly sole: boolean;
  readonly weakest: string;
  /** True where that is said in the plural. */
  readonly isSeveral: boolean;
  /** `27` where the person would be 27th, and leave the list, without one source of several. */
  readonly rankWithout: number | undefined;
}

interface List {
  readonly rows: ListRow[];
  /** Who is held back behind them. */
  readonly heldBack: ListRow[];
  readonly tones: readonly string[];
  readonly size: number;
  /** Why there are fewer people than were asked for, or none. */
  readonly fewer: string;
}

/** The review list. The share that a list of this kind catches, by published lift, is said on the page. */
export function listOf(answer: Answer, size: number): Omit<Answer, 'rows' | 'heldBack'> & List {
  const full = Math.max(0, ...[...answer.rows, ...answer.heldBack].map(positive));
  const tones = [...new Set(answer.factors.map((f) => f.family))].sort();
  const rowsOf = (rows: readonly Row[]): ListRow[] => rows.map((row) => rowOf(row, full, tones));
  const [rows, heldBack] = [rowsOf(answer.rows), rowsOf(answer.heldBack)];
  return { ...answer, rows, heldBack, tones, size, fewer: fewerText(answer, size) };
}

function rowOf(row: Row, full: number, tones: readonly string[]): ListRow {
  const families = familiesOf(row.factors);
  const { reason, more } = firstReason(row.factors);
  const main = families.filter((f) => Math.abs(f.contribution) >= NAMED);
  return {
    rank: row.rank,
    id: row.id,
    nativeId: row.nativeId,
    label: row.label,
    priority: row.priority,
    likelihood: row.likelihood,
    likelihoodTitle: row.likelihoodTitle,
    likelihoodRank: row.likelihoodRank,
    held: heldText(row.heldBack),
    post: postText(row.post),
    harm: harmText(row.harm),
    uncorroborated: row.uncorroborated ? uncorroboratedText(row.uncorroborated) : '',
    sources: sourcesText(row.sources),
    unusual: row.unusual,
    noComparison: row.noComparison,
    interval: row.interval,
    families,
    bar: familyBar(families, full, tones),
    main,
    rest: Math.round((row.score - main.reduce((sum, f) => sum + f.contribution, 0)) * 1e6) / 1e6,
    reason: firstSentence(reason),
    moreReasons: more,
    missing: row.missing,
    sole: row.fragility?.sole ?? false,
    isSeveral: row.fragility !== null && isSeveral(row.fragility, row.sources),
    weakest: row.fragility ? weakestText(row.fragility, row.sources) : '',
    rankWithout: row.fragility?.decides === true ? row.fragility.rankWithout : undefined,
  };
}

function positive(row: Row): number {
  return familiesOf(row.factors).reduce((sum, f) => sum + Math.max(0, f.contribution), 0);
}
