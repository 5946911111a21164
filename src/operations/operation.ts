import type { z } from 'zod';
import type { Role } from '../model/view';

/** The kinds of act that the audit record distinguishes (DPA 2018 s.62). */
export type AuditEvent = 'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure';

/** An answer and the records that it shows, which are written to the audit record before the answer leaves. */
export interface Answer<T> {
  readonly body: T;
  /** Ids of every record, contact month and archive row that `body` shows or rests on. */
  readonly shown: readonly string[];
}

/**
 * One question that can be asked, whoever asks: the command line, the REST interface and the pages are all callers of
 * operations and of nothing below them. An operation without roles or an audit event does not compile.
 */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, S = unknown, C = unknown> {
  readonly id: string;
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  readonly roles: readonly Role[];
  readonly audit: AuditEvent;
  /** True where the same question may be asked over HTTP; the path is `/api/v1/<id>`. */
  readonly http: boolean;
  run(services: S, context: C, input: z.output<I>): Promise<Answer<z.output<O>>>;
}
