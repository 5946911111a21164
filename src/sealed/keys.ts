import { createHmac, hkdfSync } from 'node:crypto';

/** What is derived from the key of the sealed store: one secret for each use, so that none tells of another. */
export interface SealKeys {
  /** Keys of items are made from it. */
  readonly items: Buffer;
  readonly marks: Buffer;
}

export function sealKeys(secret: Buffer): SealKeys {
  const derived = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `plumbline ${use}`, 32));
  return { items: derived('sealed items'), marks: derived('sealed marks') };
}

/** A key of its own for each item: no number of items wears one key out, and one key can be given away alone. */
export function itemKey(keys: SealKeys, id: string): Buffer {
  return createHmac('sha256', keys.items).update(id).digest();
}

/** Makes a keyed hash of texts: equal for equal texts, and nothing to who lacks the key. 32 hexadecimal digits. */
export type MarkOf = (...parts: readonly string[]) => string;

export function marker(keys: SealKeys): MarkOf {
  return (...parts) =>
    createHmac('sha256', keys.marks).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
