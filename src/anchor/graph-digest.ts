import { createHmac } from 'node:crypto';
import type { GraphStore } from '../graph/store';
import { canonicalJson } from '../shared/hash';

const HEX = [...'0123456789abcdef'];
const MOST_AT_ONCE = 50_000;
const MODULUS = 1n << 256n;

/**
 * A keyed digest of all that a graph holds of records, what they name, entities and contact months, with every property:
 * the sum of a hash of each, so that it does not depend on any order. Whoever lacks the key cannot make another graph of
 * the same sum. `goOn` is asked between parts, and may throw.
 */
export async function graphDigest(
  store: GraphStore,
  key: Buffer,
  goOn: () => void = () => undefined,
): Promise<string> {
  let sum = 0n;
  const add = (kind: string, item: unknown): void => {
    const hash = createHmac('sha256', key)
      .update(kind)
      .update('\0')
      .update(canonicalJson(item))
      .digest('hex');
    sum = (sum + BigInt(`0x${hash}`)) % MODULUS;
  };
  const [counts] = await store.read('anchor/counts', {});
  for (const prefix of parts(counts?.records ?? 0)) {
    goOn();
    for (const { properties } of await store.read('anchor/records', { prefix })) add('record', properties);
    for (const naming of await store.read('anchor/namings', { prefix })) add('naming', naming);
  }
  for (const prefix of parts(counts?.contacts ?? 0)) {
    goOn();
    for (const contact of await store.read('anchor/contacts', { prefix })) add('contact', contact);
  }
  for (const { properties } of await store.read('anchor/entities', {})) add('entity', properties);
  return sum.toString(16).padStart(64, '0');
}

/** Beginnings of ids by which so many are read in parts: ids are hexadecimal digits. */
function parts(many: number): string[] {
  let prefixes = [''];
  for (let each = many; each > MOST_AT_ONCE; each /= HEX.length)
    prefixes = prefixes.flatMap((prefix) => HEX.map((digit) => `${prefix}${digit}`));
  return prefixes;
}
