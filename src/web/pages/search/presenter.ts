import type { z } from 'zod';
import type { operation as search } from '../../../operations/catalogue/search';
import { kindWord, plain } from '../../wording/names';
import { nothingFound } from '../../wording/nothing-found';

type Answer = z.output<(typeof search)['output']>;

export interface Result {
  readonly id: string;
  readonly label: string;
  readonly nativeId: string;
  readonly what: string;
  /** True: referred to, and no register entry introduces it. */
  readonly isMentionedOnly: boolean;
  /** True of somebody whom the reader is excluded from. */
  readonly isClose: boolean;
  readonly why: string;
}

/** Hits as a reader sees them, with how many are not shown. */
export function resultsOf(answer: Answer): {
  /** That every one of these words was searched for, where nothing has them all. */
  nothing: string;
  total: number;
  notShown: number;
  hits: Result[];
  /** What to say of those who are close to the reader, where there are any. */
  conflict: string | undefined;
} {
  const hits = answer.hits.map((hit) => ({
    id: hit.id,
    label: hit.label,
    nativeId: hit.nativeId,
    what: kindWord(hit.kind, hit.register),
    isMentionedOnly: !hit.introduced && hit.conflict === null,
    isClose: hit.conflict !== null,
    why: hit.because.map(({ field, text }) => `${plain(field)}: ${text}`).join('; '),
  }));
  const conflict = answer.hits.flatMap((hit) => hit.conflict ?? [])[0];
  return {
    conflict,
    nothing: nothingFound(answer.words, answer.holdsAny),
    total: answer.total,
    notShown: answer.total - hits.length,
    hits,
  };
}
