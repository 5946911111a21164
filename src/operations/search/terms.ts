import { nativeIdOf } from '../../model/entity';
import type { Meaning, RecordVersion } from '../../model/record';
import { ms } from '../../model/time';
import { sourceOf } from '../../sources';
import type { EntityCard, Projection } from '../../view/projection';
import { folded, wordsOf } from './words';

/** One piece of text by which an entity may be found, and where it stands. */
export interface Term {
  readonly field: string;
  readonly text: string;
  readonly folded: string;
  /** As `wordsOf` gives them. */
  readonly words: string;
  readonly record?: string;
}

/** All by which one entity may be found. */
export interface Terms {
  readonly list: readonly Term[];
  /** The folded texts and the words of all of them. */
  readonly texts: string;
}

const SEARCHED = ['name', 'aliases', 'title', 'unit', 'usernames', 'date_of_birth', 'address', 'post_id'];
const DAY_MS = 86_400_000;
const days = new Map<string, Intl.DateTimeFormat>();

/**
 * By what an entity may be found: the id and name that people know it by, and what its own records say. Others are
 * referred to there by the ids that people know them by. Dates are those of the zone, as `1990-06-18`.
 */
export function termsOf(projection: Projection, card: EntityCard, zone: string): Terms {
  const list = listOf(projection, card, zone);
  return { list, texts: list.map((t) => `${t.folded}\n${t.words}`).join('\n') };
}

function listOf(projection: Projection, card: EntityCard, zone: string): Term[] {
  const terms: Term[] = [term('id', card.nativeId)];
  if (card.label !== card.nativeId) terms.push(term('name', card.label));
  if (card.kind === 'number' || !card.introduced) return terms;
  for (const record of projection.recordsNaming(card.id)) {
    if (!record.names.some((n) => n.role === 'self' && n.entity === card.id)) continue;
    for (const field of SEARCHED)
      for (const text of textsOf(record, field, zone)) terms.push(term(field, text, record.id));
  }
  return terms;
}

function textsOf({ source, meanings }: RecordVersion, field: string, zone: string): readonly string[] {
  const meaning: Meaning | undefined = meanings[field];
  if (meaning === undefined || typeof meaning === 'boolean') return [];
  const texts = Array.isArray(meaning) ? (meaning as readonly string[]) : [String(meaning)];
  switch (sourceOf(source)?.fields[field]?.type) {
    case 'reference':
      return texts.map(nativeIdOf);
    case 'when':
      return [dateOf(texts[0] ?? '', texts[1] ?? '', zone)];
    default:
      return texts;
  }
}

/** A date at the precision in which it was given: `1990`, `1990-06`, `1990-06-18`. */
function dateOf(earliest: string, latest: string, zone: string): string {
  let format = days.get(zone);
  // Swedish writes dates as ISO 8601 does.
  if (!format) days.set(zone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })));
  const width = ms(latest) - ms(earliest);
  return format.format(ms(earliest)).slice(0, width > 364 * DAY_MS ? 4 : width > 27 * DAY_MS ? 7 : 10);
}

function term(field: string, text: string, record?: string): Term {
  const plain = folded(text);
  return {
    field,
    text,
    folded: plain,
    words: wordsOf(plain),
    ...(record === undefined ? {} : { record }),
  };
}
