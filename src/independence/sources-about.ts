import type { EntityId } from '../model/entity';
import type { RecordVersion } from '../model/record';
import { declaredBy, householdsOf } from './households';
import type { IndependenceRules } from './rules';
import { sourceGroups, type SourceGroup } from './source-groups';
import { STATEMENT_SOURCES, statementOf, type Statement, type StatementSource } from './statement';

/** Records by source, as far as they are known at the time asked about. */
export interface KnownRecords {
  records(source: string): readonly RecordVersion[];
  /** Whether a complaint is found sustained by then. */
  foundSustained(record: RecordVersion): boolean;
}

/** Share of a register's statements, 0 to 1, that say who speaks: from one half on, whoever is left out is anonymous. */
export type NamedShares = Readonly<Record<StatementSource, number>>;

const USUALLY = 0.5;

/** How often each register says who speaks. Ways of reporting that hide it are not asked. */
export function namedShares(known: KnownRecords): NamedShares {
  return sharesOf(statementsOf(known));
}

function statementsOf(known: KnownRecords): Statement[] {
  return STATEMENT_SOURCES.flatMap((source) =>
    known.records(source).map((record) => statementOf(record, known.foundSustained(record))),
  );
}

function sharesOf(statements: readonly Statement[]): NamedShares {
  const share = (source: StatementSource): number => {
    const open = statements.filter(
      (s) => s.source === source && (source !== 'intelligence-reports' || s.channel === 'overt'),
    );
    return open.length === 0 ? 0 : open.filter((s) => s.speakers.length > 0).length / open.length;
  };
  return Object.fromEntries(STATEMENT_SOURCES.map((s) => [s, share(s)])) as NamedShares;
}

/** The independent sources about each member of staff of whom anything is said. */
export type SourcesAbout = ReadonlyMap<EntityId, readonly SourceGroup[]>;

/** Works them out of what is known. */
export function sourcesAbout(
  known: KnownRecords,
  rules: IndependenceRules,
  given?: NamedShares,
): SourcesAbout {
  const statements = statementsOf(known);
  const shares = given ?? sharesOf(statements);
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
  const namesSpeakers = ({ source }: Statement): boolean => shares[source] >= USUALLY;
  return new Map(
    [...about].map(([person, said]) => [
      person,
      sourceGroups(said, rules, households, namesSpeakers, declaredBy(person)),
    ]),
  );
}
