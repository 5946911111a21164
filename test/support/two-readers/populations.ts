import type { RecordVersion } from '../../../src/model/record';
import type { Circle } from './about';
import type { Reading } from './reading';

/** Least and most that a population may be for a reader; the same where it is worked out. */
interface Expected {
  readonly least: number;
  readonly most: number;
}

/**
 * What the population of a pattern must be for a reader, worked out from what somebody who reads about everybody sees, less
 * what is about the reader's circle. Of patterns on events, which only the archive has one by one, bounds: no more than
 * everybody's, and no less than that without every pair that somebody of the circle is in contact with.
 */
export function expectedPopulation(
  pattern: string,
  everything: Reading,
  population: number,
  circle: Circle,
): Expected {
  const exactly = WORKED_OUT[pattern]?.(everything, circle);
  if (exactly !== undefined) return { least: exactly, most: exactly };
  return { least: population - pairsAround(everything, circle), most: population };
}

const WORKED_OUT: Readonly<Record<string, (everything: Reading, circle: Circle) => number>> = {
  'undeclared-association': ({ projection }, circle) =>
    new Set(
      projection
        .recordsOf('workforce')
        .flatMap((record) => named(record, 'self'))
        .filter((person) => !circle.people.has(person)),
    ).size,
  'multi-allegation': (everything, circle) =>
    new Set([...occasions(everything, circle).values()].flat()).size,
  'multi-suspect': (everything, circle) => {
    const pairs = new Set<string>();
    for (const people of occasions(everything, circle, FOUND_NOTHING).values())
      for (const one of people) for (const other of people) if (one < other) pairs.add(`${one} ${other}`);
    return pairs.size;
  },
};

/** Findings after which a complaint names nobody together any more. */
const FOUND_NOTHING = ['unfounded', 'exonerated'];

/**
 * Staff whom complaints accuse and reports have as subjects, by case and report, of rows that are not about the circle and
 * have none of the findings that are left out.
 */
function occasions(
  { projection }: Reading,
  circle: Circle,
  leftOut: readonly string[] = [],
): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const [source, occasion, role] of [
    ['complaints', 'case', 'accused'],
    ['intelligence-reports', 'report', 'subject'],
  ] as const)
    for (const record of projection.recordsOf(source)) {
      if (circle.concerns(record.id) || leftOut.includes(String(record.meanings['finding']))) continue;
      const people = named(record, role).filter((id) => projection.entity(id)?.register === 'staff');
      for (const at of named(record, occasion)) found.set(at, new Set([...(found.get(at) ?? []), ...people]));
    }
  return new Map([...found].map(([at, people]) => [at, [...people]]));
}

/** Pairs of numbers, or of account and record, of which one is of the circle. */
function pairsAround({ projection }: Reading, circle: Circle): number {
  const about = projection.contacts.filter((contact) => circle.concerns(contact.id));
  return circle.people.size + new Set(about.map(({ from, to }) => `${from} ${to}`)).size;
}

function named({ names }: RecordVersion, role: string): string[] {
  return names.filter((naming) => naming.role === role).map(({ entity }) => entity);
}
