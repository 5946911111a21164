import type { EntityId } from '../model/entity';
import { entitiesOf } from '../model/source';
import type { RecordId, RecordVersion } from '../model/record';

/** A tie of a person to a household: a shared address, or a declared relationship of household or family. */
export interface HouseholdTie {
  /** The address, or the declaration. */
  readonly household: string;
  /** The record that says so. */
  readonly record: RecordId;
  /** Who declared it, where somebody did. */
  readonly declarer?: EntityId;
}

/** A tie of household or family, whole: a business partner, a childhood friend or a friend of the family is none. */
const CLOSE =
  /^(household|family|spouse|husband|wife|partner|cohabitee|parent|mother|father|child|son|daughter|sibling|brother|sister|grandparent|cousin|relative)([ -](member|in[ -]law))?$/i;

/**
 * The households of everybody whom nominals and declared relationships place in one. Two people of one household are not
 * two independent sources.
 */
export function householdsOf(
  nominals: readonly RecordVersion[],
  relationships: readonly RecordVersion[],
  largest: number,
): ReadonlyMap<EntityId, readonly HouseholdTie[]> {
  const ties = new Map<EntityId, HouseholdTie[]>();
  const add = (person: EntityId, tie: HouseholdTie): void => {
    const known = ties.get(person);
    if (known) known.push(tie);
    else ties.set(person, [tie]);
  };
  for (const { id: record, meanings } of nominals) {
    for (const person of entitiesOf(meanings, 'nominal_id'))
      for (const household of entitiesOf(meanings, 'addresses')) add(person, { household, record });
  }
  for (const { id: record, meanings } of relationships) {
    if (!CLOSE.test(String(meanings['relation']).trim())) continue;
    const declarer = entitiesOf(meanings, 'staff_id')[0];
    if (declarer === undefined) continue;
    if (meanings['ended'] !== undefined) continue;
    // One household for each: whoever declares two people says nothing of these two.
    for (const person of entitiesOf(meanings, 'person_ref')) {
      const household = `of ${declarer} ${person}`;
      add(declarer, { household, record, declarer });
      add(person, { household, record, declarer });
    }
  }
  return withoutLarge(ties, largest);
}

function withoutLarge(
  ties: ReadonlyMap<EntityId, readonly HouseholdTie[]>,
  largest: number,
): ReadonlyMap<EntityId, readonly HouseholdTie[]> {
  const people = new Map<string, number>();
  for (const mine of ties.values())
    for (const household of new Set(mine.map((t) => t.household)))
      people.set(household, (people.get(household) ?? 0) + 1);
  return new Map(
    [...ties].map(([person, mine]) => [person, mine.filter((t) => people.get(t.household)! <= largest)]),
  );
}
