import { createHash } from 'node:crypto';
import { literal } from './sql';

const BLOCK = 64;
const SEPARATOR = 'chr(31)';

/** `keyedId` of shared/hash set-wise: the first 32 hex digits of HMAC-SHA-256 (RFC 2104) over the parts, as SQL. */
export function keyedIdSql(key: Buffer, parts: readonly string[]): string {
  const short = key.length > BLOCK ? createHash('sha256').update(key).digest() : key;
  const padded = Buffer.concat([short, Buffer.alloc(BLOCK - short.length)]);
  const inner = `sha256(${blob(padded.map((b) => b ^ 0x36))} || encode(${parts.join(` || ${SEPARATOR} || `)}))`;
  return `left(sha256(${blob(padded.map((b) => b ^ 0x5c))} || unhex(${inner})), 32)`;
}

/**
 * A keyed id of what there is by the hundred thousand, as SQL: the first 32 hex digits of SHA-256 under a secret prefix.
 * Half of the hash is left out, so nobody can extend it; the HMAC of `keyedIdSql` costs DuckDB four times as much.
 */
export function prefixedIdSql(secret: string, parts: readonly string[]): string {
  return `left(sha256(${[literal(secret), ...parts].join(` || ${SEPARATOR} || `)}), 32)`;
}

function blob(bytes: Uint8Array): string {
  return `unhex('${Buffer.from(bytes).toString('hex')}')`;
}
