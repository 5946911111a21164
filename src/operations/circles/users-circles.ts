import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import type { Reader } from '../../model/view';
import { PlumblineError } from '../../shared/errors';
import { circleOf, identifiersOf } from '../../view';
import { casesOf } from './cases';
import { circleOfPeople, type OwnCircle } from './own-circle';
import type { Services } from '../services';

const known = new WeakMap<GraphStore, { readonly of: string; readonly circle: Promise<OwnCircle> }>();

/**
 * The circles of all who have a name in the access file with their cases, as one: whoever and whatever is in none of them
 * keeps no act from an auditor. `generation` says what is loaded. Throws as reading the access file does.
 */
export async function usersCircles(
  { store, readers }: Pick<Services, 'store' | 'readers'>,
  generation: string,
): Promise<OwnCircle> {
  const users = await readers.all();
  const whose = users.map(({ name, staffId, noStaffRecord }) => [name, staffId, noStaffRecord]);
  const of = JSON.stringify([generation, whose]);
  const found = known.get(store);
  if (found?.of === of) return found.circle;
  const circle = joined(store, users);
  known.set(store, { of, circle });
  return circle.catch((error: unknown) => {
    known.delete(store);
    throw error;
  });
}

async function joined(store: GraphStore, users: readonly Reader[]): Promise<OwnCircle> {
  const circles: EntityId[][] = [];
  for (const user of users) circles.push(await circleOf(store, user).catch(noneWhereUnknown));
  const people = [...new Set(circles.flat())];
  const identifiers = (await identifiersOf(store, people)).map(({ entity }) => entity);
  const cases = await casesOf(store, [...people, ...identifiers]);
  return circleOfPeople(store, people, [...identifiers, ...cases]);
}

/** Of somebody whom nobody knows there is no circle: they read nothing. */
function noneWhereUnknown(error: unknown): EntityId[] {
  if (error instanceof PlumblineError && error.code === 'reader_unknown') return [];
  throw error;
}
