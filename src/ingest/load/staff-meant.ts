import { entityId, entityParts, type EntityId } from '../../model/entity';
import { nativeIdFrom } from '../../model/native-id';
import { several } from '../../shared/several';
import type { Introduced } from './references';

/** Ids that a warning names; of more it says how many there are. */
const MOST_NAMED = 5;

/**
 * What to say where references without a type, which are nominals then, are staff ids of the register: left so, a record
 * about a member of staff is about somebody whom nobody knows. Undefined where none is. `missing`: with how often each is named.
 */
export async function staffMeant(
  missing: ReadonlyMap<EntityId, number>,
  introduced: Pick<Introduced, 'missing'>,
): Promise<string | undefined> {
  const staff = new Map<EntityId, string>();
  for (const entity of missing.keys()) {
    const parts = entityParts(entity);
    const nativeId = parts?.register === 'nominal' ? nativeIdFrom('staff', parts.nativeId) : undefined;
    if (parts && nativeId !== undefined) staff.set(entity, entityId(parts.force, 'staff', nativeId));
  }
  const unknown = await introduced.missing(staff.values());
  const meant = [...staff].filter(([, person]) => !unknown.has(person)).map(([entity]) => entity);
  if (meant.length === 0) return undefined;
  const named = meant.map((entity) => entityParts(entity)?.nativeId ?? '').sort();
  const more = named.length > MOST_NAMED ? ` and ${named.length - MOST_NAMED} more` : '';
  const times = meant.reduce((sum, entity) => sum + (missing.get(entity) ?? 0), 0);
  return `${several(times, 'reference')} to nominals whom nothing introduces: the register has staff of these ids (${named.slice(0, MOST_NAMED).join(', ')}${more}). If they are meant, write staff: in front and send the file again.`;
}
