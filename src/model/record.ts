import type { EntityId } from './entity';
import type { Grade } from './grade';
import type { Bounds, Instant } from './time';

/** Keyed hash of source, force, system, key, content hash and which of equal versions this is: 32 hex characters. */
export type RecordId = string;

/** A mapped row: canonical field to the text as delivered. A field without text is absent. Nothing else is hashed. */
export type CanonicalRow = Readonly<Record<string, string>>;

/** What one field of a row means once read. References are entity ids. */
export type Meaning = string | number | boolean | Bounds | readonly string[];
export type Meanings = Readonly<Record<string, Meaning>>;

/** How a record names an entity: the role is the field, or a word for it (`accused`, `case`, `subject`). */
export interface Naming {
  readonly role: string;
  readonly entity: EntityId;
}

/**
 * One immutable version of one delivered row: nothing else is ever the origin of a fact. It stands for a reader in the
 * half-open interval [recordedAt, standsUntil) of the recorded clock; see `ingest/versions` for how versions follow.
 */
export interface RecordVersion {
  readonly id: RecordId;
  readonly source: string;
  readonly force: string;
  /** The system that issued the ids, where the mapping states one; else ''. */
  readonly system: string;
  readonly key: string;
  /** SHA-256 over the RFC 8785 text of the canonical row. */
  readonly hash: string;
  readonly meanings: Meanings;
  readonly names: readonly Naming[];
  readonly grade?: Grade;
  /** The code as delivered (P, C, or 1–5 of a 5x5x5 grade); '' when none was given. */
  readonly handling: string;
  /** What the code is treated as. */
  readonly handlingClass: 'P' | 'C';
  /** An operation's name; '' = open. */
  readonly compartment: string;
  readonly validFrom?: Bounds | undefined;
  readonly validTo?: Bounds | undefined;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
}
