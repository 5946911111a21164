import { randomBytes } from 'node:crypto';
import type { Reader } from '../../model/view';
import { sha256 } from '../../shared/hash';
import { entryOf } from '../../view';

const LIFE_MS = 15 * 60_000;

/** Whom somebody signed in as: good for as long as the access file says the same of them. */
export interface SignedInAs {
  readonly name: string;
  readonly entry: string;
}

/** One-time sign-in links: a token is good once, for 15 minutes, and only its hash is kept. */
export interface SignInLinks {
  /** A token for one reader, or for whoever then chooses among all of them (`undefined`: demonstrations only). */
  issue(reader: Reader | undefined): string;
  /** Whom the token was for; undefined where it is unknown, used or too old. */
  redeem(token: string): { readonly reader: SignedInAs | undefined } | undefined;
}

/** `now` gives milliseconds since 1970. */
export function signInLinks(now: () => number = Date.now): SignInLinks {
  const issued = new Map<string, { reader: SignedInAs | undefined; until: number }>();
  return {
    issue(reader) {
      for (const [hash, { until }] of issued) if (until <= now()) issued.delete(hash);
      const token = randomBytes(32).toString('base64url');
      issued.set(sha256(token), { reader: reader && signedInAs(reader), until: now() + LIFE_MS });
      return token;
    },
    redeem(token) {
      const hash = sha256(token);
      const found = issued.get(hash);
      issued.delete(hash);
      return found && found.until > now() ? { reader: found.reader } : undefined;
    },
  };
}

export function signedInAs(reader: Reader): SignedInAs {
  return { name: reader.name, entry: entryOf(reader) };
}
