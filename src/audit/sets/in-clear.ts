import { entityParts, isRegister, SYSTEM_ISSUED, type EntityId, type Register } from '../../model/entity';
import { nativeIdFrom } from '../../model/native-id';
import { keyedId } from '../../shared/hash';

/** The graph ids of everything of a register that has one of these native ids, whatever anybody may see of it. */
export type EntitiesNamed = (
  register: Register,
  nativeIds: readonly string[],
) => Promise<readonly EntityId[]>;

const RECORD = /^[0-9a-f]{32}$/;
/** Of an id that was read out of the record. */
const HASHED = /^~[0-9a-f]{32}$/;

/** Registers whose native ids are names, of people, places and bodies, or are made of them. */
const NAMES: readonly Register[] = ['name', 'address', 'organisation', 'username'];

/**
 * An id as the audit record holds it: a keyed hash stands for a native id that is a name or may be one. Whoever has the id
 * and the data folder's key can look it up; nobody reads a name out of the record.
 */
export function recordedId(id: string, idKey: Buffer): string {
  const parts = entityParts(id);
  if (!parts || HASHED.test(parts.nativeId) || mayStand(parts.register, parts.nativeId)) return id;
  return `${id.slice(0, id.length - parts.nativeId.length)}~${keyedId(idKey, 'audit', id)}`;
}

/**
 * What the record holds of what was typed into a field for ids: ids that answers gave, and graph ids and typed references
 * of what there is, written as a delivery would write them; where the native id may be a name, by their `recordedId`. Of all
 * else the sealed question alone has the text: anything may be typed, and a hash of it would outlive the question's key.
 */
export async function aboutInClear(
  typed: readonly string[],
  idKey: Buffer,
  entitiesNamed: EntitiesNamed,
): Promise<string[]> {
  const texts = [...new Set(typed.flatMap((text) => text.split('|')).map((text) => text.trim()))];
  const references = texts.flatMap((text) => referenceIn(text) ?? []);
  const held = await idsOf(references, entitiesNamed);
  const found = references.flatMap(({ register, nativeId, id }) => {
    const named = held.get(keyOf(register, nativeId)) ?? [];
    if (id !== undefined) return named.filter((n) => n === id);
    // A number is digits, whoever types it.
    const stands = register === 'phone' || (named.length > 0 && mayStand(register, nativeId));
    return stands ? [keyOf(register, nativeId)] : named;
  });
  const opaque = texts.filter((text) => RECORD.test(text));
  return [...new Set([...opaque, ...found.map((id) => recordedId(id, idKey))])].sort();
}

interface Reference {
  readonly register: Register;
  readonly nativeId: string;
  /** Where it is a graph id. */
  readonly id?: EntityId;
}

function referenceIn(text: string): Reference | undefined {
  const parts = entityParts(text);
  if (parts) return { register: parts.register, nativeId: parts.nativeId, id: text };
  const register = text.slice(0, Math.max(text.indexOf(':'), 0));
  if (!isRegister(register)) return undefined;
  const nativeId = nativeIdFrom(register, text.slice(register.length + 1));
  return nativeId === undefined ? undefined : { register, nativeId };
}

/** Whom references name, by register and native id: one question a register, however many there are. */
async function idsOf(
  references: readonly Reference[],
  entitiesNamed: EntitiesNamed,
): Promise<ReadonlyMap<string, EntityId[]>> {
  const asked = new Map<Register, Set<string>>();
  for (const { register, nativeId } of references)
    asked.set(register, (asked.get(register) ?? new Set()).add(nativeId));
  const ids = await Promise.all(
    [...asked].map(([register, natives]) => entitiesNamed(register, [...natives])),
  );
  const held = new Map<string, EntityId[]>();
  for (const id of ids.flat()) {
    const parts = entityParts(id);
    if (!parts) continue;
    const key = keyOf(parts.register, parts.nativeId);
    held.set(key, [...(held.get(key) ?? []), id]);
  }
  return held;
}

function keyOf(register: Register, nativeId: string): string {
  return `${register}:${nativeId}`;
}

/** A native id with a digit and of one word is no name, nor is one that a system has issued. */
function mayStand(register: Register, nativeId: string): boolean {
  if (NAMES.includes(register) || /\s/.test(nativeId)) return false;
  return /\d/.test(nativeId) || SYSTEM_ISSUED.includes(register);
}
