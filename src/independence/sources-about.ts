import type { EntityId } from '../model/entity';
import type { RecordVersion } from '../model/record';
import { complainantsTold, takenFor, type ComplainantsTold } from './complainants-told';
import { householdsOf } from './households';
import type { IndependenceRules } from './rules';
import { sourceGroups, type SourceGroup } from './source-groups';
import { STATEMENT_SOURCES, statementOf, type Statement } from './statement';

/** Records by source, as far as they are known at the time asked about. */
export interface KnownRecords {
  records(source: string): readonly RecordVersion[];
  /** Whether a complaint is found sustained by then. */
  foundSustained(record: RecordVersion): boolean;
}

/** Of how many people complaints tell who complains. A report without a reference or reporter is nobody's, whatever others say. */
export function complainantsIn(known: KnownRecords): ComplainantsTold {
  return complainantsTold(statementsOf(known));
}

function statementsOf(known: KnownRecords): Statement[] {
  return STATEMENT_SOURCES.flatMap((source) =>
    known.records(source).map((record) => statementOf(record, known.foundSustained(record))),
  );
}

/** The independent sources about each member of staff of whom anything is said. */
export type SourcesAbout = ReadonlyMap<EntityId, readonly SourceGroup[]>;

/** Works them out of what is known. */
export function sourcesAbout(
  known: KnownRecords,
  rules: IndependenceRules,
  given?: ComplainantsTold,
): SourcesAbout {
  const statements = statementsOf(known);
  const taken = takenFor(rules, given ?? complainantsTold(statements));
  const about = new Map<EntityId, Statement[]>();
  for (const statement of statements) {
    for (const person of statement.about) {
      const held = about.get(person);
      if (held) held.push(statement);
      else about.set(person, [statement]);
    }
  }
  const households = householdsOf(
    known.records('nominals'),
    known.records('relationships'),
    rules.largestHousehold,
  );
  const isUnnamed = ({ source, speakers, byNameOnly }: Statement): boolean =>
    speakers.length === 0
      ? source === 'intelligence-reports' || taken.namelessComplaints === 'anonymous'
      : byNameOnly && taken.complainantsByName === 'anonymous';
  return new Map(
    [...about].map(([person, said]) => [person, sourceGroups(said, rules, households, isUnnamed, person)]),
  );
}
