import type { EventRow } from '../../../src/archive/archive';
import { normalisedNumber } from '../../../src/model/phone-number';
import { nativeIdOf, type EntityId } from '../../../src/model/entity';
import type { Reading } from './reading';

/** What is about the people whom a reader is excluded from, told by one who may read about everybody. */
export class Circle {
  readonly people: ReadonlySet<EntityId>;
  /** Every number and account that anything says to be theirs. */
  private readonly identifiers: ReadonlySet<EntityId>;
  private readonly natives: ReadonlySet<string>;

  constructor(
    reader: Reading,
    private readonly everything: Reading,
    private readonly events: ReadonlyMap<string, EventRow>,
  ) {
    this.people = new Set(reader.view.excluded);
    const held = everything.projection.attributions.filter((a) => this.people.has(a.holder));
    this.identifiers = new Set(held.map((a) => a.identifier));
    this.natives = new Set([...this.identifiers].map((id) => nativeIdOf(id)));
  }

  /** True of somebody in the circle, and of a number or account of theirs. */
  has(entity: EntityId): boolean {
    return this.people.has(entity) || this.identifiers.has(entity);
  }

  /** True where the record, contact month or event is about somebody in the circle. */
  concerns(id: string): boolean {
    const { projection } = this.everything;
    const record = projection.record(id);
    if (record) return record.names.some(({ entity }) => this.has(entity));
    const contact = projection.contact(id);
    if (contact) return this.has(contact.from) || this.has(contact.to);
    const { from = '', to = '', username = '' } = this.events.get(id)?.row ?? {};
    return [normalisedNumber(from) ?? from, normalisedNumber(to) ?? to, username].some((native) =>
      this.natives.has(native),
    );
  }
}
