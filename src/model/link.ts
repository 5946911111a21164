import type { EntityId } from './entity';
import type { Grade } from './grade';
import type { RecordId } from './record';
import type { Instant } from './time';

/**
 * A link as a reader's projection shows it: all that the visible records say of one kind between two entities, merged.
 * Undirected kinds have from < to.
 */
export interface Link {
  /** `<kind>|<from>|<to>`. */
  readonly id: string;
  readonly kind: string;
  readonly from: EntityId;
  readonly to: EntityId;
  /** The visible records that it rests on, sorted. */
  readonly records: readonly RecordId[];
  /** The visible contact months that it rests on, sorted by id. */
  readonly contacts: readonly string[];
  /** Occasions: cases shared, communications, look-ups, statements. */
  readonly count: number;
  /** The first and the last of it that anything states; when a record was made says nothing of either. */
  readonly first?: Instant;
  readonly last?: Instant;
  /** True where a record among them has no end: it still stands, `since` then where the record says since when. */
  readonly isOpen?: true;
  readonly since?: Instant;
  /** The best grade among its records; undefined = ungraded records of the force. */
  readonly grade?: Grade;
  /** Only on stated links: the analyst's own weight. */
  readonly statedWeight?: number;
}

/** How links of a kind come from records; pure data, read by the projection. */
export type LinkDerivation =
  /** Each record of `source` links the entities in two of its roles. */
  | { readonly how: 'stated'; readonly rests: readonly { source: string; from: string; to: string }[] }
  /** Two entities in `member` roles of records of `source` that name the same entity in role `shared`. */
  | {
      readonly how: 'shared';
      readonly source: string;
      readonly members: readonly string[];
      readonly shared: string;
    }
  /** Contact months as they stand: number to number, or account to record. */
  | { readonly how: 'contact'; readonly source: string }
  /** Contact months between the people that numbers and accounts are attributed to at that time. */
  | { readonly how: 'attributed'; readonly source: string }
  /** Written in `view/links/<kind>.ts`, since it needs other links. */
  | { readonly how: 'computed' };

/** One kind of link: `src/model/kinds/<id>.ts` exports one as `kind`. */
export interface LinkKind {
  readonly id: string;
  readonly caption: string;
  /** The caption read from the other end. */
  readonly reverse: string;
  readonly directed: boolean;
  /** What a link of this kind means, in a sentence with {from}, {to} and {count}, or {count record/records}. */
  readonly sentence: string;
  /** What `count` is of, where it is not occasions: `Numbers shared`. */
  readonly counted?: string;
  /** What it does not show. */
  readonly doesNotShow: string;
  /** What would make it wrong. */
  readonly wrongIf: string;
  /** True when association networks use it unless told otherwise. */
  readonly network: boolean;
  /** True where no record states it: it is worked out from other links, and shown so. */
  readonly inferred?: true;
  /** Half-life of its weight in days; undefined = it does not fade. */
  readonly halfLifeDays?: number;
  readonly derivation: LinkDerivation;
}

/** What one link of a kind means, in its kind's sentence. */
export function linkSentence({ sentence }: LinkKind, from: string, to: string, count: number): string {
  return sentence.replace(
    /\{(from|to|count)(?: (\w+)\/(\w+))?\}/g,
    (_, what: string, one?: string, more?: string) => {
      if (what !== 'count') return what === 'from' ? from : to;
      if (one === 'time' && count === 1) return 'once';
      return one === undefined ? String(count) : `${count} ${(count === 1 ? one : more) ?? ''}`;
    },
  );
}
