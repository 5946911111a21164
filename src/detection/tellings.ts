import type { SourceGroup, SourcesAbout, Tie } from '../independence';
import type { EntityId } from '../model/entity';
import type { RecordId } from '../model/record';
import { byCodeUnit } from '../shared/compare';

/** Records of a finding's evidence, about one person, that count as fewer sources than they are complaints and reports. */
export interface DependentRecords {
  readonly about: EntityId;
  /** By time, then id. */
  readonly records: readonly RecordId[];
  /** Complaints and reports that they are rows of. */
  readonly told: number;
  /** As how many sources they count. */
  readonly sources: number;
  /** Why statements that they belong to are taken for one source. */
  readonly ties: readonly Tie[];
  /** Nobody knows who speaks in them. */
  readonly anonymous: boolean;
  /** Further records on which that rests: of households, and statements through which these are tied. Sorted. */
  readonly rests: readonly RecordId[];
}

/** As how many sources all that is anonymous about one person may count in a pattern, where that is fewer than by the policy. */
export type AnonymousAtMost = number | undefined;

/**
 * `$sources` of a statement: by `<record> <person>`, the source that the record is one of in what it says about that
 * person. Records that are a source by themselves are not in it; there an occasion (a case, a report) is a source.
 */
export function sourceOfRecords(
  about: SourcesAbout,
  anonymousAtMost: AnonymousAtMost,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [person, groups] of about) {
    for (const group of groups) {
      if (group.statements.length === 1) continue;
      const sources = placesOf(group, anonymousAtMost);
      group.statements.forEach(({ record }, i) => {
        found[`${record} ${person}`] = `${group.id} ${sources[i]}`;
      });
    }
  }
  return found;
}

/** What of `evidence` about these people is told by fewer sources than it has complaints and reports; by person, then time. */
export function dependentIn(
  evidence: readonly RecordId[],
  people: readonly EntityId[],
  about: SourcesAbout,
  anonymousAtMost: AnonymousAtMost,
): DependentRecords[] {
  const held = new Set(evidence);
  return people.flatMap((person) =>
    (about.get(person) ?? []).flatMap((group): DependentRecords[] => {
      const places = placesOf(group, anonymousAtMost);
      const here = group.statements
        .map((s, i) => ({ ...s, place: places[i] }))
        .filter((s) => held.has(s.record));
      const sources = new Set(here.map((s) => s.place)).size;
      const told = new Set(here.map((s) => s.occasions[0])).size;
      if (told <= sources) return [];
      const through = group.anonymous
        ? []
        : group.statements.map((s) => s.record).filter((id) => !held.has(id));
      const { ties, anonymous } = group;
      const rests = [...new Set([...group.rests, ...through])].sort(byCodeUnit);
      return [{ about: person, records: here.map((s) => s.record), told, sources, ties, anonymous, rests }];
    }),
  );
}

/** For each statement of a group the number of its source; parts beyond as many as may count belong to the last. */
function placesOf({ statements, parts, sources }: SourceGroup, most: AnonymousAtMost): number[] {
  const places = statements.map(() => 0);
  const last = Math.min(sources, most ?? sources) - 1;
  parts.forEach((part, k) => part.forEach((i) => (places[i] = Math.min(k, last))));
  return places;
}
