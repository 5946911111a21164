import { randomBytes } from 'node:crypto';
import { Store, type SessionData } from 'express-session';
import { sha256 } from '../../shared/hash';

export const IDLE_MS = 15 * 60_000;
export const ABSOLUTE_MS = 8 * 3_600_000;

interface Kept {
  readonly text: string;
  readonly began: number;
  seen: number;
}

/**
 * Sessions of one process, in memory, under the hash of their id: who reads the memory of a table of them cannot use
 * one. A session ends 15 minutes after it was last used, and 8 hours after it began.
 */
export class SessionMemory extends Store {
  /** What cookies are signed with. */
  readonly secret: string = randomBytes(32).toString('hex');
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly now: () => number = Date.now) {
    super();
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const found = this.alive(sha256(id));
    done(null, found ? (JSON.parse(found.text) as SessionData) : null);
  }

  override set(id: string, session: SessionData, done?: (error?: unknown) => void): void {
    const key = sha256(id);
    for (const other of this.kept.keys()) this.alive(other);
    const began = this.kept.get(key)?.began ?? this.now();
    this.kept.set(key, { text: JSON.stringify(session), began, seen: this.now() });
    done?.();
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.kept.delete(sha256(id));
    done?.();
  }

  override touch(id: string, _session: SessionData, done?: () => void): void {
    const found = this.alive(sha256(id));
    if (found) found.seen = this.now();
    done?.();
  }

  private alive(key: string): Kept | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    if (this.now() - found.seen < IDLE_MS && this.now() - found.began < ABSOLUTE_MS) return found;
    this.kept.delete(key);
    return undefined;
  }
}
