import { entityParts, isRegister } from '../../model/entity';
import { nativeIdFrom } from '../../model/native-id';
import { keyedId } from '../../shared/hash';

const RECORD = /^[0-9a-f]{32}$/;
const NAMED = '.name:';

/**
 * An id as the audit record holds it: of somebody known by name alone the id is the name, so a keyed hash stands for it.
 * Whoever has the id and the data folder's key can look it up; nobody reads a name out of the record.
 */
export function recordedId(id: string, idKey: Buffer): string {
  const at = id.indexOf(NAMED);
  if (at < 0) return id;
  return `${id.slice(0, at + NAMED.length)}~${keyedId(idKey, 'audit', id)}`;
}

/**
 * Of what was typed into a field for ids, what may stand in clear: graph ids, ids that answers gave, and typed references,
 * written as a delivery would write them. Of the graph id of somebody known by name alone it is what `recordedId` makes of
 * it. What else may be a name is left out; the sealed question has it.
 */
export function aboutInClear(typed: readonly string[], idKey: Buffer): string[] {
  const found = typed.flatMap((text) => text.split('|')).flatMap((text) => clearId(text.trim(), idKey) ?? []);
  return [...new Set(found)].sort();
}

function clearId(text: string, idKey: Buffer): string | undefined {
  if (RECORD.test(text)) return text;
  const parts = entityParts(text);
  if (parts?.register === 'name') return recordedId(text, idKey);
  if (parts) return mayStand(parts.register, parts.nativeId) ? text : undefined;
  const colon = text.indexOf(':');
  const register = text.slice(0, Math.max(colon, 0));
  if (!isRegister(register)) return undefined;
  const native = nativeIdFrom(register, text.slice(colon + 1));
  return native !== undefined && mayStand(register, native) ? `${register}:${native}` : undefined;
}

/** A text of several words in a field for a number of staff may be a name. */
function mayStand(register: string, nativeId: string): boolean {
  return register !== 'name' && (register === 'address' || !/\s/.test(nativeId));
}
