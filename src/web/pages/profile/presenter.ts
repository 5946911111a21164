import type { z } from 'zod';
import type { operation as profile } from '../../../operations/catalogue/profile';
import { familiesOf, familyBar, type Family, type Segment } from '../../figures/families';
import { rowsOf, type RecordRow } from '../../records';
import { fixed } from '../../wording/figures';
import { plain } from '../../wording/names';
import { isSeveral, movedText, weakestText } from '../../wording/fragility';
import { heldText } from '../../wording/held-back';
import {
  countedSources,
  harmText,
  policyText,
  postText,
  roundedText,
  testedText,
  uncorroboratedText,
} from '../../wording/list';
import { parted } from '../../wording/reasons';

export type Answer = z.output<(typeof profile)['output']>;
type Term = Answer['row']['factors'][number];

export interface Contribution extends Omit<Term, 'records' | 'peerGroup'> {
  readonly tone: number;
  readonly records: readonly string[];
  /** Months of events that it rests on besides records. */
  readonly months: number;
  readonly peers: string;
  /** What it must not be used for, and what else explains it. */
  readonly notFor: string;
}

export interface ProfilePage {
  readonly asOf: string;
  readonly population: number;
  readonly tieRule: string;
  readonly row: Omit<Answer['row'], 'factors'>;
  /** Rank or grade, and unit. */
  readonly post: string;
  /** The peer group that most factors compare with. */
  readonly peers: string;
  /** The record, the first of its source, that the rank is most fragile to; undefined where it is a month of events. */
  readonly weakest: string | undefined;
  /** What that is, in words, the verb that goes with it, and what would be without it. */
  readonly weakestText: string;
  readonly carries: string;
  readonly weakestMoves: string;
  readonly harm: string;
  readonly uncorroborated: string;
  /** That the person is held back from the first places, and where without what one person may have said; '' where not. */
  readonly held: string;
  /** Independent sources, each with what it said, whether its word was tested, and what stands without it. */
  readonly sources: readonly (Answer['row']['sources'][number] & {
    readonly said: Answer['records'];
    readonly testedText: string;
    readonly moves: string;
  })[];
  /** As how many sources they count. */
  readonly counted: number;
  readonly policyText: string;
  /** That figures are rounded, with the exact sum. */
  readonly rounded: string;
  readonly families: readonly Family[];
  readonly bar: readonly Segment[];
  readonly raising: readonly Contribution[];
  /** What was found and does not raise the priority; what was looked for and not found. */
  readonly found: readonly Contribution[];
  readonly nothing: readonly Contribution[];
  /** Factors that were worked out and found nothing about this person. */
  readonly absent: Answer['factors'];
  /** Factors that could not be worked out, with the sources that are missing. */
  readonly unknown: Answer['factors'];
  readonly records: readonly RecordRow[];
  readonly allRecords: number;
}

const MOST_RECORDS = 100;

/** One person's row, explained: contributions, what is absent, what is unknown, what speaks for the person. */
export function profileOf(answer: Answer): ProfilePage {
  const { factors, ...row } = answer.row;
  const tones = [...new Set(answer.factors.map((f) => f.family))].sort();
  const families = familiesOf(factors);
  const full = families.reduce((sum, f) => sum + Math.max(0, f.contribution), 0);
  const recordIds = new Set(answer.records.map((r) => r.id));
  const notFor = new Map(answer.factors.map((f) => [f.id, f.notFor]));
  const contributions = factors.map((term): Contribution => {
    const { records, peerGroup, ...rest } = term;
    const known = records.filter((id) => recordIds.has(id));
    return {
      ...rest,
      tone: tones.indexOf(term.family) % 6,
      records: known,
      months: records.length - known.length,
      peers: peersOf(peerGroup),
      notFor: notFor.get(term.id) ?? '',
    };
  });
  const withTerm = new Set(factors.map((f) => f.id));
  const sorted = [...answer.records].sort((a, b) =>
    whenOf(a) > whenOf(b) ? -1 : whenOf(a) < whenOf(b) ? 1 : 0,
  );
  return {
    asOf: answer.asOf,
    population: answer.population,
    tieRule: answer.tieRule,
    row,
    post: postText(row.post),
    peers: contributions[0]?.peers ?? '',
    weakest: row.fragility && recordIds.has(row.fragility.reference) ? row.fragility.reference : undefined,
    weakestText: row.fragility ? weakestText(row.fragility, row.sources) : '',
    carries: row.fragility && isSeveral(row.fragility, row.sources) ? 'carry' : 'carries',
    weakestMoves: row.fragility ? movedText(row, row.fragility) : '',
    harm: harmText(row.harm),
    uncorroborated: row.uncorroborated ? uncorroboratedText(row.uncorroborated) : '',
    held: heldText(row.heldBack),
    sources: row.sources.map((source) => ({
      ...source,
      said: answer.records.filter(({ id }) => source.records.includes(id)),
      testedText: testedText(source),
      moves: movedText(row, source),
    })),
    counted: countedSources(row.sources),
    policyText: policyText(answer.policy),
    rounded: roundedText(fixed(row.likelihood, 6)),
    families,
    bar: familyBar(families, full, tones),
    ...parted(contributions),
    absent: answer.factors.filter((f) => f.missing.length === 0 && !withTerm.has(f.id)),
    unknown: answer.factors.filter((f) => f.missing.length > 0),
    records: rowsOf(sorted.slice(0, MOST_RECORDS)),
    allRecords: sorted.length,
  };
}

function whenOf(record: Answer['records'][number]): string {
  return record.validFrom?.[0] ?? record.recordedAt;
}

function peersOf(group: Readonly<Record<string, unknown>>): string {
  return Object.entries(group)
    .filter(([, value]) => ['string', 'number'].includes(typeof value) && value !== '')
    .map(([name, value]) => `${plain(name).toLowerCase()} ${String(value)}`)
    .join(', ');
}
