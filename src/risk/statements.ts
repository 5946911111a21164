import { namedShares, sourcesAbout, type NamedShares, type SourceGroup } from '../independence';
import type { RecordVersion } from '../model/record';
import { complaintRows, type ComplaintRow } from './complaint-row';
import type { RiskContext } from './context';

/** How often each register says who speaks: of the frozen baseline where there is one. */
export function sharesNamed(context: RiskContext): NamedShares {
  return context.shared('shares named', () => context.namedShares ?? namedShares(known(context)));
}

/** The independent sources about one person of the population, oldest first; worked out once for all factors. */
export function sourcesOn(context: RiskContext, person: number): readonly SourceGroup[] {
  const about = context.shared('sources about', () =>
    sourcesAbout(known(context), context.policy.independence, sharesNamed(context)),
  );
  return about.get(context.population.members[person]!.id) ?? [];
}

/** The complaint rows that are known by now, by record. */
export function knownComplaints(context: RiskContext): ReadonlyMap<string, ComplaintRow> {
  return context.shared(
    'complaint rows by record',
    () => new Map(complaintRows(context).map((r) => [r.record, r])),
  );
}

function known(context: RiskContext): Parameters<typeof namedShares>[0] {
  const complaints = knownComplaints(context);
  return {
    records: (source): readonly RecordVersion[] =>
      source === 'complaints'
        ? context.records(source).filter((r) => complaints.has(r.id))
        : context.records(source),
    foundSustained: ({ id }) => complaints.get(id)?.finding === 'sustained',
  };
}
