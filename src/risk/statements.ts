import { complainantsIn, sourcesAbout, type ComplainantsTold, type SourceGroup } from '../independence';
import type { RecordVersion } from '../model/record';
import { complaintRows, type ComplaintRow } from './complaint-row';
import type { RiskContext } from './context';

/** Of how many people complaints tell who complains: of the frozen baseline where there is one. */
export function complainantsOf(context: RiskContext): ComplainantsTold {
  return context.shared('complainants told', () => context.complainants ?? complainantsIn(known(context)));
}

/** The independent sources about one person of the population, oldest first; worked out once for all factors. */
export function sourcesOn(context: RiskContext, person: number): readonly SourceGroup[] {
  const about = context.shared('sources about', () =>
    sourcesAbout(known(context), context.policy.independence, complainantsOf(context)),
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

function known(context: RiskContext): Parameters<typeof complainantsIn>[0] {
  const complaints = knownComplaints(context);
  return {
    records: (source): readonly RecordVersion[] =>
      source === 'complaints'
        ? context.records(source).filter((r) => complaints.has(r.id))
        : context.records(source),
    foundSustained: ({ id }) => complaints.get(id)?.finding === 'sustained',
  };
}
