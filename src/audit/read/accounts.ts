import { numbersOf, type NamedKeys } from '../question/key-runs';
import type { Act } from './acts';

/** By the name that a log signs under and the number of a key: the act that says that the key is gone. */
export type Accounts = ReadonlyMap<string, ReadonlyMap<number, Act>>;

/** Which keys were destroyed, or accepted as lost, and by which act; of several the earliest. */
export function accountsIn(acts: Iterable<Act>): Accounts {
  const accounts = new Map<string, Map<number, Act>>();
  for (const act of acts) {
    for (const { origin, keys } of keysTold(act)) {
      const known = accounts.get(origin) ?? new Map<number, Act>();
      accounts.set(origin, known);
      for (const number of numbersOf(keys)) {
        const earlier = known.get(number);
        if (!earlier || act.at < earlier.at) known.set(number, act);
      }
    }
  }
  return accounts;
}

/** Keys that an entry says are gone. */
export function keysTold({
  act,
  details,
}: Pick<Act, 'act'> & { details?: Act['details'] }): readonly NamedKeys[] {
  if (act !== 'keys-destroyed' && act !== 'accepted') return [];
  return (details?.['keys'] ?? []) as readonly NamedKeys[];
}
