import type { z } from 'zod';
import type { operation as search } from '../../../operations/catalogue/search';
import { kindWord, plain } from '../../wording/names';

type Answer = z.output<(typeof search)['output']>;

export interface Result {
  readonly id: string;
  readonly label: string;
  readonly nativeId: string;
  readonly what: string;
  /** False: referred to, and no register entry introduces it. */
  readonly introduced: boolean;
  readonly why: string;
}

/** Hits as a reader sees them, with how many are not shown. */
export function resultsOf(answer: Answer): { total: number; notShown: number; hits: Result[] } {
  const hits = answer.hits.map((hit) => ({
    id: hit.id,
    label: hit.label,
    nativeId: hit.nativeId,
    what: kindWord(hit.kind, hit.register),
    introduced: hit.introduced,
    why: `${plain(hit.because.field)}: ${hit.because.text}`,
  }));
  return { total: answer.total, notShown: answer.total - hits.length, hits };
}
