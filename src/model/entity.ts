import { PlumblineError } from '../shared/errors';

/** The kind of entity each register holds. A register is what kind of reference a field is, never the system. */
export const REGISTERS = {
  staff: 'person',
  nominal: 'person',
  name: 'person',
  ocg: 'ocg',
  phone: 'number',
  organisation: 'organisation',
  vehicle: 'vehicle',
  address: 'address',
  post: 'post',
  unit: 'unit',
  complaint: 'case',
  report: 'report',
  declaration: 'declaration',
  record: 'record',
  username: 'account',
} as const;

export type Register = keyof typeof REGISTERS;
export type EntityKind = (typeof REGISTERS)[Register];

/** Registers whose ids a system issues itself, so that the system qualifies them. */
export const SYSTEM_ISSUED: readonly Register[] = ['complaint', 'report', 'declaration', 'record'];

/** `<kind>:<force>.<register>[.<system>]:<native id>`, for instance `person:KV.staff:KV-1001`. */
export type EntityId = string;

export interface EntityParts {
  readonly kind: EntityKind;
  readonly force: string;
  readonly register: Register;
  readonly system?: string;
  readonly nativeId: string;
}

/** The id of an entity. Force and system hold letters, digits, `-` and `_` only (checked where they are read). */
export function entityId(force: string, register: Register, nativeId: string, system?: string): EntityId {
  const qualified =
    system !== undefined && SYSTEM_ISSUED.includes(register) ? `${register}.${system}` : register;
  return `${REGISTERS[register]}:${force}.${qualified}:${nativeId}`;
}

const ENTITY_ID = /^([a-z]+):([^.:]*)\.([a-z]+)(?:\.([^:]*))?:(.*)$/s;

/** The parts of an entity id, or undefined when `id` is not one. */
export function entityParts(id: EntityId): EntityParts | undefined {
  const match = ENTITY_ID.exec(id);
  const [, kind, force, register, system, nativeId] = match ?? [];
  if (!isRegister(register) || REGISTERS[register] !== kind || force === undefined || nativeId === undefined)
    return undefined;
  return {
    kind: REGISTERS[register],
    force,
    register,
    nativeId,
    ...(system === undefined ? {} : { system }),
  };
}

/** The native id that a person knows an entity by; the id itself where it has no such form. */
export function nativeIdOf(id: EntityId): string {
  return entityParts(id)?.nativeId ?? id;
}

export function isRegister(text: string | undefined): text is Register {
  return text !== undefined && Object.hasOwn(REGISTERS, text);
}

/** A typed reference such as `staff:KV-1001` or `Phone:07700900123`; a bare one is of `first`. Throws on an unknown type. */
export function typedReference(text: string, first?: Register): { register: Register; nativeId: string } {
  const colon = text.indexOf(':');
  const head = colon > 0 ? text.slice(0, colon).toLowerCase() : undefined;
  if (colon > 0 && isRegister(head)) return { register: head, nativeId: text.slice(colon + 1).trim() };
  if (first !== undefined) return { register: first, nativeId: text };
  throw new PlumblineError(
    'usage',
    `This reference needs a type, for instance staff:KV-1001, nominal:N1 or phone:07700900123.`,
  );
}
