import type { EntityId } from '../model/entity';
import type { RecordVersion } from '../model/record';
import { householdsOf } from './households';
import type { IndependenceRules, Nameless } from './rules';
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

/**
 * The mean over everybody who is complained of. A complaint counts for each in the measure of how few it names, nobody for more
 * than one complaint that names them alone, and whoever complains for no more than one of those complained of: neither a flood about
 * one person nor a record that names everybody nor one hand that complains of many moves it by more than one person.
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
  const shareOf = ({ occasions }: Statement): number => 1 / accused.get(occasions[0] ?? '')!.size;
  const said = new Map<EntityId, number>();
  for (const complaint of complaints)
    for (const person of complaint.about) said.set(person, (said.get(person) ?? 0) + shareOf(complaint));
  const all = [...said.values()].reduce((sum, of) => sum + Math.min(1, of), 0);
  const [named, known] = [new Map<string, number>(), new Map<string, number>()];
  for (const complaint of complaints) {
    const { about, speakers, byNameOnly } = complaint;
    for (const person of about) {
      const of = said.get(person)!;
      const counts = (shareOf(complaint) * Math.min(1, of)) / of / speakers.length;
      for (const speaker of speakers) {
        named.set(speaker, (named.get(speaker) ?? 0) + counts);
        if (!byNameOnly) known.set(speaker, (known.get(speaker) ?? 0) + counts);
      }
    }
  }
  const share = (by: ReadonlyMap<string, number>): number =>
    all === 0 ? 0 : [...by.values()].reduce((sum, of) => sum + Math.min(1, of), 0) / all;
  return { named: share(named), known: share(known) };
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
  const isAnonymous = (stated: Nameless, asTold: boolean): boolean =>
    stated === 'as-told' ? asTold : stated === 'anonymous';
  const isUnnamed = ({ source, speakers, byNameOnly }: Statement): boolean =>
    speakers.length === 0
      ? source === 'intelligence-reports' || isAnonymous(rules.namelessComplaints, shares.named >= NEVER)
      : byNameOnly && isAnonymous(rules.complainantsByName, shares.known >= USUALLY * shares.named);
  return new Map(
    [...about].map(([person, said]) => [person, sourceGroups(said, rules, households, isUnnamed, person)]),
  );
}
