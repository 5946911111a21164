import { z } from 'zod';
import type { EntityId } from '../model/entity';
import type { Link } from '../model/link';
import type { CanonicalRow, Meanings } from '../model/record';
import type { EntityCard } from '../view/projection';

/**
 * What a text of an answer is: every one declares itself, and a contract test refuses one that does not. `delivered` is
 * what stands in a file that the reader hands in.
 */
export type TextKind = 'id' | 'name' | 'content' | 'word' | 'time' | 'delivered';

/** What the texts of answers' schemas are. */
export const textKinds = z.registry<{ readonly text: TextKind }>();

/** An id of an entity, record, contact month, event, link, finding or run. Only `Show` makes one. */
export const shownId = z.string().brand<'ShownId'>().register(textKinds, { text: 'id' });
/** A name, or a sentence that holds names. Only `Show` makes one. */
export const shownName = z.string().brand<'ShownName'>().register(textKinds, { text: 'name' });
/** What a record or an archived row says. Only `Show` makes it. */
export const shownText = z.string().brand<'ShownText'>().register(textKinds, { text: 'content' });
export const shownRow = z
  .record(z.string(), z.string())
  .brand<'ShownRow'>()
  .register(textKinds, { text: 'content' });
export const shownMeanings = z
  .record(z.string(), z.unknown())
  .brand<'ShownMeanings'>()
  .register(textKinds, { text: 'content' });

/** Words of the product or of its settings: a kind, a caption, a dossier's text. Never a record's, never a name. */
export const word = z.string().register(textKinds, { text: 'word' });
/** What stands in a file that the reader hands in, and in no store. */
export const delivered = z.record(z.string(), z.unknown()).register(textKinds, { text: 'delivered' });
/** An ISO 8601 instant in UTC, a date or a month. */
export const time = z.string().register(textKinds, { text: 'time' });

export type ShownId = z.output<typeof shownId>;
export type ShownName = z.output<typeof shownName>;
export type ShownText = z.output<typeof shownText>;
export type ShownRow = z.output<typeof shownRow>;
export type ShownMeanings = z.output<typeof shownMeanings>;

/**
 * Gathers what one answer shows while it is built. Schemas of answers take ids, names and what records say in the types
 * that are made here and nowhere else, so an answer that shows something without telling does not compile.
 */
export class Show {
  private readonly own = new Set<string>();
  private readonly recurring = new Set<Iterable<string>>();

  id(id: string): ShownId {
    this.own.add(id);
    return id as ShownId;
  }

  ids(ids: Iterable<string>): ShownId[] {
    return Array.from(ids, (id) => this.id(id));
  }

  /** The name of an entity: the entity is shown, and the record that the name is of. */
  name(card: EntityCard): ShownName {
    this.own.add(card.id);
    if (card.entryId !== undefined) this.own.add(card.entryId);
    return card.label as ShownName;
  }

  /** The id that a person knows an entity by, which of somebody known by name alone is the name. */
  native(id: EntityId, nativeId: string): ShownName {
    this.own.add(id);
    return nativeId as ShownName;
  }

  /** A sentence that holds names which are shown. */
  naming(names: readonly ShownName[], sentence: (...names: ShownName[]) => string): ShownName {
    return sentence(...names) as ShownName;
  }

  /** A piece of what a record says. */
  text(record: string, text: string): ShownText {
    this.own.add(record);
    return text as ShownText;
  }

  /** The row of a record or an archived event. */
  row(id: string, row: CanonicalRow): ShownRow {
    this.own.add(id);
    return { ...row } as ShownRow;
  }

  meanings(record: string, meanings: Meanings): ShownMeanings {
    this.own.add(record);
    return { ...meanings } as ShownMeanings;
  }

  /** A link, which is its two ends. */
  link(link: Pick<Link, 'id' | 'from' | 'to'>): ShownId {
    this.own.add(link.from);
    this.own.add(link.to);
    return link.id as ShownId;
  }

  /**
   * What the answer rests on without naming it. A set that recurs from answer to answer is told of by the same object:
   * it is put in order, and stored, once.
   */
  restsOn(ids: ReadonlySet<EntityId> | readonly EntityId[]): void {
    this.recurring.add(ids);
  }

  /** The sets of ids that the answer shows or rests on; the last is this answer's own. */
  sets(): readonly Iterable<string>[] {
    return [...this.recurring, this.own];
  }
}
