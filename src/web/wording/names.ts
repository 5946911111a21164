import { entityParts } from '../../model/entity';

const OWN: Readonly<Record<string, string>> = {
  ocg: 'crime group',
  account: 'account',
  phone: 'number',
  name: 'person known by name only',
};

/** `phone-billing` as `Phone billing`, `staff_id` as `Staff id`. */
export function plain(code: string): string {
  const text = code
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What an entity is, in a word: `person`, `crime group`. */
export function kindWord(kind: string, register = ''): string {
  return OWN[register] ?? OWN[kind] ?? kind;
}

export function isEntityId(text: string): boolean {
  return entityParts(text) !== undefined;
}

/** `phone billing and system access`. */
export function andList(codes: readonly string[]): string {
  const words = codes.map((code) => plain(code).toLowerCase());
  return [words.slice(0, -1).join(', '), words.at(-1) ?? ''].filter((part) => part !== '').join(' and ');
}

/** `3 findings`, `1 finding`. */
export function several(n: number, one: string, more = `${one}s`): string {
  return `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`;
}
