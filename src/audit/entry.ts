import type { Reader } from '../model/view';
import type { SealedQuestion } from './question/seal';

/** The kinds of act that the audit record distinguishes (DPA 2018 s.62). */
export type AuditedAct =
  'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure';

/** Who acts: never more than the access file says of them. */
export interface Who {
  readonly name: string;
  readonly role: string;
  readonly staffId?: string;
}

export function whoIs({ name, role, staffId }: Reader): Who {
  return { name, role, ...(staffId === undefined ? {} : { staffId }) };
}

/** What is written before an act. */
export interface Before {
  readonly who: Who;
  readonly event: AuditedAct;
  readonly operation: string;
  /** Whom or what it is about, as it was typed; of that, what may be a name does not stand in clear. */
  readonly about: readonly string[];
  /** What may be seen is made of these and of the exclusions that the register gives. */
  readonly view: {
    readonly compartments: readonly string[];
    readonly clearance: readonly string[];
    readonly asOf?: string;
    readonly validAt?: string;
  };
  /** Why, in the reader's words, where a reason is asked for. It stands here in clear. */
  readonly reason?: string;
  /** What of the question stands in clear besides, where the operation says so: never content. */
  readonly details?: Readonly<Record<string, boolean>>;
  /** All that was asked: it is sealed. */
  readonly question: unknown;
}

/** What is written after it, before its answer leaves. */
export interface After {
  /** `answered`, or the code of the error that the act ended in. */
  readonly outcome: string;
  /** '' where no view was opened. */
  readonly viewKey: string;
  /** Sets of the ids of every entity, record, contact month and archive row that the answer shows or rests on. */
  readonly shown: readonly Iterable<string>[];
  /** Ids of whom else it was about, as was found in answering. */
  readonly about?: readonly string[];
  /** Of a load: how many rows of which source became what. */
  readonly counts?: Counts;
}

export type Counts = readonly Readonly<Record<string, string | number>>[];

/** What is written of an act that has no answer: signing in and out, what was refused, what was changed. */
export interface Told {
  readonly act:
    | 'signed-in'
    | 'signed-out'
    | 'refused'
    | 'access-changed'
    | 'accepted'
    | 'anchored'
    | 'keys-destroyed'
    | 'begun'
    | 'cut'
    | 'resumed';
  readonly who?: Who;
  readonly operation?: string;
  /** Ids of what it is about, as of a question. */
  readonly about?: readonly string[];
  /** The code of the error of what was refused. */
  readonly outcome?: string;
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** All that was asked, or the name that was given: it is sealed. */
  readonly question?: unknown;
}

/** A sealed question, and the number of its key. */
export interface StoredQuestion extends SealedQuestion {
  readonly key: number;
}

/** An entry as it is read back; whatever it does not say is not there. */
export interface StoredEntry {
  readonly n: number;
  readonly at: string;
  readonly act: string;
  /** The number of the entry that was written before the act. */
  readonly of?: number;
  readonly who?: Who;
  readonly operation?: string;
  readonly about?: readonly string[];
  readonly reason?: string;
  readonly outcome?: string;
  readonly viewKey?: string;
  readonly shown?: readonly { readonly set: string; readonly ids: number }[];
  readonly question?: StoredQuestion;
  readonly counts?: Counts;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** An entry of a log's line; undefined where it is none, which the log's own check tells of. */
export function entryOf(line: Buffer): StoredEntry | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as StoredEntry;
  } catch {
    return undefined;
  }
}
