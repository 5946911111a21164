import { z } from 'zod';
import type { DependentRecords } from '../detection';
import { several } from '../shared/several';
import type { Projection } from '../view/projection';
import { named, namedBy } from './named';
import { shownId, word, type Show } from './show';

/** Records of a finding about one person that count as fewer sources than there are complaints and reports. */
export const dependentAnswer = z.strictObject({
  about: named,
  records: z.array(shownId),
  /** Complaints and reports. */
  told: z.number().int(),
  sources: z.number().int(),
  /** Why they are one: report, speaker, household, wording, burst, matter. */
  ties: z.array(word),
  anonymous: z.boolean(),
  /** Further records on which that rests. */
  rests: z.array(shownId),
  /** The same in a sentence. */
  says: word,
});

export function dependentAnswerOf(
  show: Show,
  projection: Projection,
  dependent: DependentRecords,
): z.output<typeof dependentAnswer> {
  const { about, records, told, sources, ties, anonymous, rests } = dependent;
  const of = new Set(records.map((id) => projection.record(id)?.source));
  return {
    about: namedBy(show, projection, about),
    records: show.ids(records),
    told,
    sources,
    ties: [...ties],
    anonymous,
    rests: show.ids(rests),
    says: countedAs(dependent, of.size > 1 ? 'both' : of.has('complaints') ? 'complaints' : 'reports'),
  };
}

type Kind = 'complaints' | 'reports' | 'both';
const NOUN: Readonly<Record<Kind, string>> = {
  complaints: 'complaints',
  reports: 'reports',
  both: 'complaints and reports',
};
const SPEAKER: Readonly<Record<Kind, string>> = {
  complaints: 'one complainant',
  reports: 'one source reference or reporter',
  both: 'one complainant, source reference or reporter',
};

/** `These 10 reports count as 1 source: one source reference or reporter.` */
export function countedAs(
  { told, sources, ties, anonymous }: Pick<DependentRecords, 'told' | 'sources' | 'ties' | 'anonymous'>,
  kind: Kind,
): string {
  const why = {
    report: 'one was made from another',
    speaker: SPEAKER[kind],
    household: 'one household',
    wording: 'the same words',
    burst: 'nobody named, or the way hides who speaks, and close in time',
    matter: 'a complaint and a report near in time, presumed to be of one matter',
  };
  const reasons = [
    ...ties.map((tie) => why[tie]),
    ...(anonymous ? ['they came by ways that hide who speaks'] : []),
  ];
  return `These ${told} ${NOUN[kind]} count as ${several(sources, 'source')}: ${reasons.join('; ')}.`;
}
