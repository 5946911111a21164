import type { z } from 'zod';
import type { AuditedAct, Counts } from '../audit';
import type { Projection } from '../view/projection';
import type { Reader, Role, View } from '../model/view';
import type { Services } from './services';
import type { Show } from './show';

/** Who asks, and the way to what they may see: opened on first use and kept for the one answer. */
export interface Asking {
  readonly reader: Reader;
  /** Through which every id, name and text of a record enters the answer, and so the audit record. */
  readonly show: Show;
  /** Tells whom else the question is about than its fields say: for the audit record, never part of the answer. */
  readonly isAbout: (ids: Iterable<string>) => void;
  readonly view: () => Promise<View>;
  readonly projection: () => Promise<Projection>;
  /** A message for a person who waits: never part of the answer. */
  progress(message: string): void;
  readonly signal: AbortSignal | undefined;
}

/**
 * One question that can be asked, whoever asks: the command line, the REST interface and the pages all ask operations
 * and nothing below them. Without roles or an audit event it does not compile.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** Also its path: `/api/v1/<id>`. */
  readonly id: string;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** Questions by which it is tried, where what it must be told is more than an id. */
  readonly examples?: readonly z.input<I>[];
  /** Who may ask; `loader` besides means that the access file must say so of them. */
  readonly roles: readonly Role[];
  readonly loader?: true;
  readonly audit: AuditedAct;
  /** What of a question stands in clear in the audit record, where the rest of it is sealed: never content. */
  inClear?(this: void, input: z.output<I>): Readonly<Record<string, boolean>>;
  /** Of an answer that is a load: how many rows became what, for the audit record. Never content. */
  counts?(this: void, body: z.output<O>): Counts;
  /** `get` and `post` are offered over HTTP; `local` only on the machine that holds the files it reads. */
  readonly offered: 'get' | 'post' | 'local';
  run(services: Services, asking: Asking, input: z.output<I>): Promise<z.output<O>>;
}

/** Declares an operation with its types inferred. */
export function defineOperation<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<I, O>,
): Operation<I, O> {
  return operation;
}

/** Roles that read records. */
export const READERS = ['analyst', 'investigator', 'supervisor'] as const satisfies readonly Role[];
/** Readers of profiles and findings. */
export const MEETING_READERS = [...READERS, 'meeting'] as const satisfies readonly Role[];
