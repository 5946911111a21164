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

/** Shares of a register's statements about a person, 0 to 1: from one half on, whoever is left out is anonymous. */
export interface NamedShare {
  /** That say who speaks at all. */
  readonly named: number;
  /** That say it by more than a name which no register holds. */
  readonly known: number;
}
export type NamedShares = Readonly<Record<StatementSource, NamedShare>>;

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

/** The mean over everybody of whom a register speaks, so that a flood of rows about one person moves it by one person. */
function sharesOf(statements: readonly Statement[]): NamedShares {
  const share = (source: StatementSource): NamedShare => {
    const people = new Map<EntityId, Statement[]>();
    for (const statement of statements) {
      if (statement.source !== source || (source === 'intelligence-reports' && statement.channel !== 'overt'))
        continue;
      for (const person of statement.about) {
        const held = people.get(person);
        if (held) held.push(statement);
        else people.set(person, [statement]);
      }
    }
    const meanOf = (counts: (s: Statement) => boolean): number =>
      people.size === 0
        ? 0
        : [...people.values()].reduce((sum, said) => sum + said.filter(counts).length / said.length, 0) /
          people.size;
    return {
      named: meanOf((s) => s.speakers.length > 0),
      known: meanOf((s) => s.speakers.length > 0 && !s.byNameOnly),
    };
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
  const isUnnamed = ({ source, speakers, byNameOnly }: Statement): boolean =>
    (speakers.length === 0 && shares[source].named >= USUALLY) ||
    (byNameOnly && shares[source].known >= USUALLY);
  return new Map(
    [...about].map(([person, said]) => [
      person,
      sourceGroups(said, rules, households, isUnnamed, declaredBy(person)),
    ]),
  );
}
