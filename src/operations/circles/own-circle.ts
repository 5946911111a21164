import type { GraphStore } from '../../graph/store';
import { entityParts, type EntityId } from '../../model/entity';
import { nativeIdFrom } from '../../model/native-id';
import type { View } from '../../model/view';
import { registeredNames } from '../../view';
import { compact, nameForms, typedQuery } from '../search/words';

/** What a reader's own circle is known by: themselves, whom they never read about, and the numbers and accounts of these. */
export interface OwnCircle {
  has(id: EntityId): boolean;
  /** Those that a search names in full: by an id, a number or an account in any writing, or a name in any order. */
  named(query: string): EntityId[];
}

const known = new WeakMap<View, OwnCircle>();

/** The circle of whoever reads through a view, as its exclusions have it; names are those of open registers. */
export async function ownCircle(store: GraphStore, view: View): Promise<OwnCircle> {
  const found = known.get(view);
  if (found) return found;
  const identifiers = view.excludedIdentifiers.map(({ entity }) => entity);
  const circle = await circleOfPeople(store, view.excluded, identifiers);
  known.set(view, circle);
  return circle;
}

/** The circle of these people and of their numbers and accounts. */
export async function circleOfPeople(
  store: GraphStore,
  people: readonly EntityId[],
  identifiers: readonly EntityId[],
): Promise<OwnCircle> {
  const ids = new Set([...people, ...identifiers]);
  const registered = await registeredNames(store, people);
  const names = new Map([...registered].map(([id, of]) => [id, new Set(of.flatMap(nameForms))]));
  return {
    has: (id) => ids.has(id),
    named: (query) => {
      const { type, text } = typedQuery(query);
      if (text.includes('*')) return [];
      return [...ids].filter(
        (id) => id === query.trim() || isId(id, type, text) || isName(names.get(id), id, type, text),
      );
    },
  };
}

function isOf(id: EntityId, type: string | undefined): boolean {
  const parts = entityParts(id);
  return type === undefined || type === parts?.register || type === parts?.kind;
}

function isId(id: EntityId, type: string | undefined, text: string): boolean {
  const parts = entityParts(id);
  if (!parts || !isOf(id, type)) return false;
  const own = nativeIdFrom(parts.register, text);
  if (own === undefined) return false;
  if (parts.register === 'phone') return national(own) === national(parts.nativeId);
  return compact(own) === compact(parts.nativeId);
}

function isName(
  names: ReadonlySet<string> | undefined,
  id: EntityId,
  type: string | undefined,
  text: string,
): boolean {
  const parts = entityParts(id);
  if (!isOf(id, type)) return false;
  const own = parts?.register === 'name' ? nameForms(parts.nativeId) : [];
  return nameForms(text).some((form) => names?.has(form) === true || own.includes(form));
}

/** A number as it is dialled inside the country, without the zero that searches may leave out. */
function national(number: string): string {
  return number.replace(/^\+44|^0/, '');
}
