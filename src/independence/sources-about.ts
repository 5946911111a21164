import type { EntityId } from '../model/entity';
import type { RecordVersion } from '../model/record';
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

/**
 * Shares of the complaints about a person, 0 to 1. Unless they name next to nobody, whoever is left out of them is anonymous; where
 * most of those named are known by more than a name, so is who is not.
 */
export interface NamedShares {
  /** That say who complains at all. */
  readonly named: number;
  /** That say it by more than a name which no register holds. */
  readonly known: number;
}

/** Below this, complaints name nobody, as in Chicago: whoever is left out is not left out on purpose. */
const NEVER = 0.05;
const USUALLY = 0.5;

/** How often complaints say who complains. A report without a reference or reporter is nobody's, whatever others say. */
export function namedShares(known: KnownRecords): NamedShares {
  return sharesOf(statementsOf(known));
}

function statementsOf(known: KnownRecords): Statement[] {
  return STATEMENT_SOURCES.flatMap((source) =>
    known.records(source).map((record) => statementOf(record, known.foundSustained(record))),
  );
}

interface Said {
  all: number;
  named: number;
  known: number;
}

/**
 * The mean over everybody who is complained of. A complaint counts for each in the measure of how few it names, and nobody for more
 * than one complaint that names them alone: neither a flood about one person nor a record that names everybody moves it by
 * more than one person.
 */
function sharesOf(statements: readonly Statement[]): NamedShares {
  const complaints = statements.filter((s) => s.source === 'complaints');
  // A complaint has a row for each whom it names.
  const accused = new Map<string, Set<EntityId>>();
  for (const { occasions, about } of complaints) {
    const of = occasions[0] ?? '';
    const known = accused.get(of) ?? new Set();
    for (const person of about) known.add(person);
    accused.set(of, known);
  }
  const people = new Map<EntityId, Said>();
  for (const { occasions, about, speakers, byNameOnly } of complaints) {
    const share = 1 / accused.get(occasions[0] ?? '')!.size;
    for (const person of about) {
      const said = people.get(person) ?? { all: 0, named: 0, known: 0 };
      said.all += share;
      if (speakers.length > 0) said.named += share;
      if (speakers.length > 0 && !byNameOnly) said.known += share;
      people.set(person, said);
    }
  }
  const all = [...people.values()];
  const weight = all.reduce((sum, said) => sum + Math.min(1, said.all), 0);
  const meanOf = (which: 'named' | 'known'): number => {
    const sum = all.reduce((n, said) => n + Math.min(1, said.all) * (said[which] / said.all), 0);
    return weight === 0 ? 0 : sum / weight;
  };
  return { named: meanOf('named'), known: meanOf('known') };
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
    speakers.length === 0
      ? source === 'intelligence-reports' || shares.named >= NEVER
      : byNameOnly && shares.known >= USUALLY * shares.named;
  return new Map(
    [...about].map(([person, said]) => [person, sourceGroups(said, rules, households, isUnnamed, person)]),
  );
}
