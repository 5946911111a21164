import { entityParts } from '../model/entity';
import type { Reader } from '../model/view';
import { PlumblineError } from '../shared/errors';
import { circleOf, identifiersOf } from '../view';
import { forms, type ReadAct } from './audit/acts';
import type { Services } from './services';

/** What an act asks of whoever reads it: somebody who looked for themselves, or for somebody close to them. */
export interface Watched {
  readonly self: boolean;
  readonly circle: boolean;
}

/** Holds acts against the circles of those who did them; a circle is read once. */
export async function watchedActs(
  services: Pick<Services, 'store' | 'idKey'>,
  readers: readonly Reader[],
  acts: readonly ReadAct[],
): Promise<Watched[]> {
  const circles = new Map<string, Promise<{ own: ReadonlySet<string>; close: ReadonlySet<string> }>>();
  const circleBy = (name: string): Promise<{ own: ReadonlySet<string>; close: ReadonlySet<string> }> => {
    let known = circles.get(name);
    if (!known)
      circles.set(
        name,
        (known = circle(
          services,
          readers.find((r) => r.name === name),
        )),
      );
    return known;
  };
  const watched: Watched[] = [];
  for (const { act } of acts) {
    if (!act.who || act.about.length === 0) {
      watched.push({ self: false, circle: false });
      continue;
    }
    const { own, close } = await circleBy(act.who.name);
    const self = act.about.some((id) => own.has(id));
    watched.push({ self, circle: act.about.some((id) => close.has(id) && !own.has(id)) });
  }
  return watched;
}

/** People, and the numbers and accounts that the register gives them, as the record holds what questions are about. */
async function circle(
  { store, idKey }: Pick<Services, 'store' | 'idKey'>,
  reader: Reader | undefined,
): Promise<{ own: ReadonlySet<string>; close: ReadonlySet<string> }> {
  const none = { own: new Set<string>(), close: new Set<string>() };
  if (!reader) return none;
  try {
    const people = await circleOf(store, reader);
    const own = people.filter((id) => id === reader.staffId || entityParts(id)?.nativeId === reader.staffId);
    const told = async (of: readonly string[]): Promise<Set<string>> =>
      forms([...of, ...(await identifiersOf(store, of)).map((i) => i.entity)], idKey);
    return { own: await told(own), close: await told(people) };
  } catch (error) {
    // Whose circle cannot be told reads nothing either.
    if (error instanceof PlumblineError && error.code === 'reader_unknown') return none;
    throw error;
  }
}
