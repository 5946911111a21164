import { setImmediate as pause } from 'node:timers/promises';
import type { Meaning } from '../model/record';
import { PlumblineError } from '../shared/errors';
import type { EntityCard, Projection } from '../view/projection';
import { wildcard } from './wildcard';

/** One piece of text by which an entity may be found, and where it stands. */
interface Term {
  readonly field: string;
  readonly text: string;
  readonly folded: string;
  readonly record?: string;
}

export interface Hit {
  readonly card: EntityCard;
  /** Why it matched: the field, its text, and the record that says so. */
  readonly field: string;
  readonly text: string;
  readonly record?: string;
  /** 0 exact, 1 starts with it, 2 contains it. */
  readonly rank: number;
}

const SEARCHED = ['name', 'aliases', 'title', 'unit', 'usernames', 'date_of_birth', 'address', 'post_id'];
/** Terms of the entities of a projection, by place, made when they are first searched. */
const indexes = new WeakMap<Projection['entities'], (readonly Term[] | undefined)[]>();
/** Entities that are looked at between two moments at which others are let on and the reader may have gone. */
const SLICE = 2_000;

/** Folded for comparing: no case, no accents, no spaces at the ends. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * Entities that match, best first, then by id. `query` is text, `type:text` for one register or kind, with `*` for any
 * run of characters; digits also match inside numbers whatever their spacing or country prefix. Others are let on
 * meanwhile. Throws PlumblineError `interrupted` once the signal says so.
 */
export async function searchEntities(
  projection: Projection,
  query: string,
  signal: AbortSignal | undefined,
): Promise<Hit[]> {
  const { type, text } = parsed(query);
  if (text === '') return [];
  const matcher = matcherOf(text);
  const terms = indexOf(projection);
  const hits: Hit[] = [];
  for (const [place, card] of projection.entities.entries()) {
    if (place > 0 && place % SLICE === 0) await letOthersOn(signal);
    if (type !== undefined && card.register !== type && card.kind !== type) continue;
    const hit = bestOf(card, (terms[place] ??= termsOf(projection, card)), matcher);
    if (hit) hits.push(hit);
  }
  return hits.sort((a, b) => a.rank - b.rank || (a.card.id < b.card.id ? -1 : 1));
}

async function letOthersOn(signal: AbortSignal | undefined): Promise<void> {
  await pause();
  if (signal?.aborted) throw new PlumblineError('interrupted', 'The search was stopped. Ask again.');
}

function bestOf(card: EntityCard, terms: readonly Term[], matcher: Matcher): Hit | undefined {
  let best: Hit | undefined;
  for (const term of terms) {
    const rank = matcher(term, card);
    if (rank === undefined || (best !== undefined && rank >= best.rank)) continue;
    const { field, text, record } = term;
    best = { card, field, text, rank, ...(record === undefined ? {} : { record }) };
  }
  return best;
}

/** What a query asks for, and of which register or kind, where it says so. */
export function parsed(query: string): { type: string | undefined; text: string } {
  const match = /^([a-z]+):(.*)$/s.exec(query.trim());
  return match ? { type: match[1], text: folded(match[2] ?? '') } : { type: undefined, text: folded(query) };
}

/** The rank at which a term of an entity matches; undefined where it does not. */
type Matcher = (term: Term, card: EntityCard) => number | undefined;

function matcherOf(text: string): Matcher {
  if (text.includes('*')) {
    const fits = wildcard(text);
    return (term) => (fits(term.folded) ? 1 : undefined);
  }
  const digits = text.replace(/[\s().-]/g, '').replace(/^(\+|00)?44(?=\d{9,10}$)|^0(?=\d{2,})/, '');
  const numeric = /^\+?\d{3,}$/.test(text.replace(/[\s().-]/g, ''));
  return (term, card) => {
    if (term.folded === text) return 0;
    if (numeric && card.kind === 'number') {
      const own = term.folded.replace(/^\+44/, '').replace(/\D/g, '');
      if (own === digits) return 0;
      return own.includes(digits) ? 2 : undefined;
    }
    if (term.folded.startsWith(text)) return 1;
    return term.folded.includes(text) ? 2 : undefined;
  };
}

function indexOf({ entities }: Projection): (readonly Term[] | undefined)[] {
  const known = indexes.get(entities);
  if (known) return known;
  const made = new Array<readonly Term[] | undefined>(entities.length).fill(undefined);
  indexes.set(entities, made);
  return made;
}

function termsOf(projection: Projection, card: EntityCard): Term[] {
  const terms: Term[] = [term('id', card.nativeId)];
  if (card.label !== card.nativeId) terms.push(term('name', card.label));
  if (card.kind === 'number' || !card.introduced) return terms;
  for (const record of projection.recordsNaming(card.id)) {
    if (!record.names.some((n) => n.role === 'self' && n.entity === card.id)) continue;
    for (const field of SEARCHED) {
      for (const text of textsOf(record.meanings[field])) terms.push(term(field, text, record.id));
    }
  }
  return terms;
}

function textsOf(meaning: Meaning | undefined): readonly string[] {
  if (meaning === undefined || typeof meaning === 'boolean') return [];
  return Array.isArray(meaning) ? (meaning as readonly string[]) : [String(meaning)];
}

function term(field: string, text: string, record?: string): Term {
  return { field, text, folded: folded(text), ...(record === undefined ? {} : { record }) };
}
