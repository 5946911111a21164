import type { RiskContext } from './context';
import { saidDay } from './said-time';
import { several, type Saying, type Told } from './saying';
import {
  openContacts,
  staffContacts,
  withSuspected,
  type OpenContact,
  type StaffContact,
} from './staff-contacts';

/**
 * What is said where nothing counted since declarations and duties explain all of it: `None besides declared associates or
 * stated duties: 48 communications with 1 person so marked, the last on …` Undefined where there was nothing, or not all of it is
 * explained.
 *
 * @param isAsked of which contacts a factor asks
 * @param noun one and several of those with whom they were
 */
export function saidExplained(
  { context, person }: Told,
  isAsked: (contact: OpenContact) => boolean,
  noun: readonly [one: string, several: string],
): Saying | undefined {
  const asked = byPerson(context, 'open contacts', openContacts)[person]!.filter(isAsked);
  const count = asked.reduce((sum, c) => sum + c.total, 0);
  if (count === 0 || asked.some((c) => withSuspected(c) > 0)) return undefined;
  const others = new Set(asked.map((c) => c.other));
  const last = saidDay(Math.max(...asked.map((c) => c.last)));
  const communications = several(count, 'communication', 'communications');
  const when = count === 1 ? `on ${last}` : `the last on ${last}`;
  return {
    text: `None besides declared associates or stated duties: ${communications} with ${several(others.size, ...noun)}, ${when}.`,
    entities: [],
    rests: byPerson(context, 'staff contacts', staffContacts)[person]!.flatMap((c) =>
      others.has(c.other) ? c.contacts : [],
    ),
  };
}

function byPerson<C extends StaffContact>(
  context: RiskContext,
  what: string,
  all: (context: RiskContext) => readonly C[],
): readonly (readonly C[])[] {
  return context.shared(`${what} by person`, () => {
    const people = context.population.members.map((): C[] => []);
    for (const contact of all(context)) people[contact.person]!.push(contact);
    return people;
  });
}
