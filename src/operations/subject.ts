import { entityParts, isRegister, typedReference } from '../model/entity';
import { nativeIdFrom } from '../model/native-id';
import { PlumblineError } from '../shared/errors';
import { staffOf } from '../view';
import type { Services } from './services';

/** Of a record, a finding, an act. */
const OPAQUE = /^[0-9a-f]{32}$/;

/**
 * The ids of what an auditor asks about: a graph id, a typed reference in any writing, for each force and system that has
 * one of it, or the staff id of somebody whom the workforce register has. They are looked up in the audit record and shown
 * to nobody: whether a reference names something does not show. Throws PlumblineError `usage` for any other text.
 */
export async function subjectIds({ store }: Pick<Services, 'store'>, text: string): Promise<string[]> {
  const typed = text.trim();
  if (OPAQUE.test(typed) || entityParts(typed)) return [typed];
  if (isRegister(typed.slice(0, Math.max(typed.indexOf(':'), 0)))) {
    const { register, nativeId } = typedReference(typed);
    const native = nativeIdFrom(register, nativeId);
    if (native === undefined) throw notUnderstood();
    const rows = await store.read('view/of-reference', { register, nativeIds: [native] });
    return [`${register}:${native}`, ...rows.map((row) => row.id)];
  }
  const { entered } = await staffOf(store, typed);
  if (entered.size === 0) throw notUnderstood();
  return [...entered];
}

function notUnderstood(): PlumblineError {
  return new PlumblineError(
    'usage',
    'This is no reference, and not the staff id of anybody in the workforce register. Write a reference with its type, for instance staff:KV-1001, nominal:N1 or phone:07700900123, or a graph id, for instance person:KV.staff:KV-1001.',
  );
}
