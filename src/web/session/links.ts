import { randomBytes } from 'node:crypto';
import { sha256 } from '../../shared/hash';

const LIFE_MS = 15 * 60_000;

/** One-time sign-in links: a token is good once, for 15 minutes, and only its hash is kept. */
export interface SignInLinks {
  /** A token for one reader, or for whoever then chooses among all of them (`undefined`: demonstrations only). */
  issue(reader: string | undefined): string;
  /** Whom the token was for; undefined where it is unknown, used or too old. */
  redeem(token: string): { readonly reader: string | undefined } | undefined;
}

/** `now` gives milliseconds since 1970. */
export function signInLinks(now: () => number = Date.now): SignInLinks {
  const issued = new Map<string, { reader: string | undefined; until: number }>();
  return {
    issue(reader) {
      for (const [hash, { until }] of issued) if (until <= now()) issued.delete(hash);
      const token = randomBytes(32).toString('base64url');
      issued.set(sha256(token), { reader, until: now() + LIFE_MS });
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
