import type { z } from 'zod';
import type { operation as entity } from '../../../operations/catalogue/entity';
import { paged, type Paging } from '../../paging';
import { rowsOf, saidBy, type RecordRow, type Said } from '../../records';
import { kindWord } from '../../wording/names';

type Answer = z.output<(typeof entity)['output']>;

const PAGE = 50;

export interface Held {
  readonly id: string;
  readonly label: string;
  readonly nativeId: string;
  readonly what: string;
  /** True of somebody who has a profile. */
  readonly ranked: boolean;
  /** What to say of somebody whom the reader is excluded from, in place of every "no"; null of all others. */
  readonly conflict: string | null;
  readonly introduced: boolean;
  readonly register:
    { readonly record: string; readonly source: string; readonly said: readonly Said[] } | undefined;
  readonly sources: readonly { source: string; total: number; rows: readonly RecordRow[]; paging: Paging }[];
  readonly links: Answer['links'];
  /** Sources with visible data that name this entity in no record: silence, within what they cover. */
  readonly silent: Answer['coverage'];
  /** Sources that have nothing in this view: what they would say is unknown. */
  readonly absent: Answer['absent'];
  readonly total: number;
  /** The last moment that any source covers. */
  readonly reach: string;
}

/** All that is held on one entity; with `source`, that source alone and page by page. */
export function heldOf(answer: Answer, source: string | undefined, at: number): Held {
  const naming = new Set(answer.sources.map((s) => s.source));
  const own = answer.register_entry;
  return {
    id: answer.id,
    label: answer.label,
    nativeId: answer.nativeId,
    what: kindWord(answer.kind, answer.register),
    ranked: answer.ranked,
    conflict: answer.conflict,
    introduced: answer.introduced,
    register: own ? { record: own.id, source: own.source, said: saidBy(own) } : undefined,
    sources: answer.sources
      .filter((s) => source === undefined || s.source === source)
      .map((s) => {
        const { items, paging } = paged(s.records, at, PAGE);
        return { source: s.source, total: s.total, rows: rowsOf(items), paging };
      }),
    links: answer.links,
    silent: answer.coverage.filter((c) => !naming.has(c.source)),
    absent: answer.absent,
    total: answer.sources.reduce((sum, s) => sum + s.total, 0),
    reach: answer.coverage.reduce((last, c) => (c.last !== null && c.last > last ? c.last : last), ''),
  };
}
