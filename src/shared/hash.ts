import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of UTF-8 text, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** RFC 8785 (JCS) text of a JSON value. Throws TypeError for what JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** First 128 bits of HMAC-SHA-256 under the data folder's key, hex: the form of every record, finding and run id. */
export function keyedId(key: Buffer, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\u001f')).digest('hex').slice(0, 32);
}
