import { setImmediate as pause } from 'node:timers/promises';
import { PlumblineError } from '../../shared/errors';
import type { EntityCard, Projection } from '../../view/projection';
import { markMatch, type MarkMatch } from './marks';
import { termsOf, type Term, type Terms } from './terms';
import { compact, nameForms, typedQuery, wantedIn, type Wanted } from './words';

/** Why an entity matched: a field, its text, and the record that says so. */
export type Because = Pick<Term, 'field' | 'text' | 'record'>;

export interface Hit {
  readonly card: EntityCard;
  /** The fewest texts found in which every word of the query stands. */
  readonly because: readonly Because[];
  /** 0 the id or the whole name, 1 whole words, 2 beginnings of words, 3 a part of a number or plate. */
  readonly rank: number;
}

/** The fields by whose whole text somebody is known. */
const KNOWN_BY = ['id', 'name', 'aliases', 'title', 'usernames'];
/** Terms of the entities of a projection, by place, made when they are first searched. */
const indexes = new WeakMap<Projection['entities'], (Terms | undefined)[]>();
/** Entities that are looked at between two moments at which others are let on and the reader may have gone. */
const SLICE = 2_000;

/** What a query asks for. */
interface Query {
  /** A register or a kind. */
  readonly type: string | undefined;
  /** Its letters and digits ('' where it has a star), and the forms in which it would be a name. */
  readonly compact: string;
  readonly names: readonly string[];
  readonly wanted: readonly Wanted[];
  readonly mark: MarkMatch;
}

/** The words that a query is searched by, as they are compared. */
export function wordsSearched(query: string): string[] {
  return queryOf(query).wanted.map((word) => word.text);
}

/**
 * Entities in which every word of the query stands, best first, then by id. Words come in any order, and each is the
 * beginning of a word; case, accents, commas, hyphens and apostrophes do not matter, and `*` is any run of characters.
 * Numbers and plates are found in any writing, and by a part. `staff:KV-1` asks for one register or kind, and a graph id
 * for what it names. Others are let on meanwhile. Throws PlumblineError `interrupted` once the signal says so.
 */
export async function searchEntities(
  projection: Projection,
  query: string,
  { zone, signal }: { readonly zone: string; readonly signal: AbortSignal | undefined },
): Promise<Hit[]> {
  const asked = queryOf(query);
  const named = projection.entity(query.trim());
  if (named) return [{ card: named, because: [{ field: 'id', text: named.nativeId }], rank: 0 }];
  if (asked.wanted.length === 0) return [];
  const index = indexOf(projection);
  const hits: Hit[] = [];
  for (const [place, card] of projection.entities.entries()) {
    if (place > 0 && place % SLICE === 0) await letOthersOn(signal);
    const { type } = asked;
    if (type !== undefined && card.register !== type && card.kind !== type) continue;
    const hit = hitOf(card, (index[place] ??= termsOf(projection, card, zone)), asked);
    if (hit) hits.push(hit);
  }
  return hits.sort((a, b) => a.rank - b.rank || (a.card.id < b.card.id ? -1 : 1));
}

async function letOthersOn(signal: AbortSignal | undefined): Promise<void> {
  await pause();
  if (signal?.aborted) throw new PlumblineError('interrupted', 'The search was stopped. Ask again.');
}

function queryOf(query: string): Query {
  const { type, text } = typedQuery(query);
  return {
    type,
    compact: text.includes('*') ? '' : compact(text),
    names: nameForms(text),
    wanted: wantedIn(text),
    mark: markMatch(text),
  };
}

function hitOf(card: EntityCard, { list, texts }: Terms, query: Query): Hit | undefined {
  const mark = query.mark(card);
  const byMark = { card, because: [{ field: 'id', text: card.nativeId }] };
  if (mark === 'exact' || isItsId(list, query)) return { ...byMark, rank: 0 };
  const found = query.wanted.every((word) => word.mayFit(texts)) ? byWords(card, list, query) : undefined;
  return found ?? (mark === 'inside' ? { ...byMark, rank: 3 } : undefined);
}

/** True where the query is the whole id, whatever stands between its letters and digits. */
function isItsId([id]: readonly Term[], query: Query): boolean {
  return id?.words.includes(` ${query.compact} `) === true && compact(id.text) === query.compact;
}

/** The hit by one text that holds every word, else by several; undefined where some word stands in none. */
function byWords(card: EntityCard, terms: readonly Term[], query: Query): Hit | undefined {
  let best: Hit | undefined;
  for (const term of terms) {
    const rank = rankIn(term, query);
    if (rank !== undefined && rank < (best?.rank ?? Infinity)) best = { card, because: [term], rank };
  }
  if (best || terms.length === 1) return best;
  const because = new Set<Term>();
  for (const word of query.wanted) {
    const found = terms.find((term) => word.fits(term.folded, term.words) !== undefined);
    if (!found) return undefined;
    because.add(found);
  }
  return { card, because: [...because], rank: 2 };
}

/** How well one text holds every word; undefined where it does not. */
function rankIn(term: Term, { wanted, names }: Query): number | undefined {
  let isWhole = true;
  for (const word of wanted) {
    const fit = word.fits(term.folded, term.words);
    if (fit === undefined) return undefined;
    isWhole &&= fit === 'whole';
  }
  if (!isWhole) return 2;
  const isKnownBy = KNOWN_BY.includes(term.field);
  return isKnownBy && nameForms(term.text).some((form) => names.includes(form)) ? 0 : 1;
}

function indexOf({ entities }: Projection): (Terms | undefined)[] {
  const known = indexes.get(entities);
  if (known) return known;
  const made = new Array<Terms | undefined>(entities.length).fill(undefined);
  indexes.set(entities, made);
  return made;
}
