import type { ContactMonth } from '../../model/contact';
import type { ContactColumns, ContactKind } from '../../model/contact-columns';
import type { EntityId } from '../../model/entity';
import type { Instant } from '../../model/time';
import type { ContactLabels } from '../decide';

const MONTH_LENGTH = 'YYYY-MM'.length;
const NO_KIND: ContactKind = {
  source: '',
  kind: '',
  supplier: '',
  delivery: '',
  compartment: '',
  handlingClass: 'P',
  authority: '',
};

/** Contact months by position in order of id, read out of their columns when they are asked for. */
export class Contacts {
  private positions: ReadonlyMap<string, number> | undefined;
  private months: readonly ContactMonth[] | undefined;

  constructor(readonly columns: ContactColumns) {}

  get length(): number {
    return this.columns.length;
  }

  id(position: number): string {
    return this.columns.id(position);
  }

  from(position: number): EntityId {
    return this.columns.ends[this.columns.from[position] ?? -1] ?? '';
  }

  to(position: number): EntityId {
    return this.columns.ends[this.columns.to[position] ?? -1] ?? '';
  }

  kind(position: number): ContactKind {
    return this.columns.kinds[this.columns.kind[position] ?? -1] ?? NO_KIND;
  }

  count(position: number): number {
    return this.columns.count[position] ?? 0;
  }

  /** For how many of them a reason was given. */
  reasoned(position: number): number {
    return this.columns.reasoned[position] ?? 0;
  }

  first(position: number): Instant {
    return instant(this.columns.first[position]);
  }

  last(position: number): Instant {
    return instant(this.columns.last[position]);
  }

  recordedFirst(position: number): Instant {
    return instant(this.columns.recordedFirst[position]);
  }

  recordedLast(position: number): Instant {
    return instant(this.columns.recordedLast[position]);
  }

  /** What a decision asks of a month: read when it asks. */
  labels(position: number): ContactLabels {
    return new Labels(this, position);
  }

  month(position: number): ContactMonth {
    const known = this.months?.[position];
    if (known) return known;
    const first = this.first(position);
    return {
      id: this.id(position),
      ...this.kind(position),
      from: this.from(position),
      to: this.to(position),
      month: first.slice(0, MONTH_LENGTH),
      count: this.count(position),
      reasoned: this.reasoned(position),
      first,
      last: this.last(position),
      recordedFirst: this.recordedFirst(position),
      recordedLast: this.recordedLast(position),
    };
  }

  positionOf(id: string): number | undefined {
    this.positions ??= new Map(Array.from({ length: this.length }, (_, i) => [this.id(i), i]));
    return this.positions.get(id);
  }

  byId(id: string): ContactMonth | undefined {
    const position = this.positionOf(id);
    return position === undefined ? undefined : this.month(position);
  }

  /** All of them, made on first use. */
  all(): readonly ContactMonth[] {
    this.months ??= Array.from({ length: this.length }, (_, i) => this.month(i));
    return this.months;
  }
}

class Labels implements ContactLabels {
  constructor(
    private readonly contacts: Contacts,
    private readonly position: number,
  ) {}

  get id(): string {
    return this.contacts.id(this.position);
  }

  get from(): EntityId {
    return this.contacts.from(this.position);
  }

  get to(): EntityId {
    return this.contacts.to(this.position);
  }

  get compartment(): string {
    return this.contacts.kind(this.position).compartment;
  }

  get handlingClass(): 'P' | 'C' {
    return this.contacts.kind(this.position).handlingClass;
  }

  get first(): Instant {
    return this.contacts.first(this.position);
  }

  get last(): Instant {
    return this.contacts.last(this.position);
  }

  get recordedFirst(): Instant {
    return this.contacts.recordedFirst(this.position);
  }

  get recordedLast(): Instant {
    return this.contacts.recordedLast(this.position);
  }
}

/** Times recur by the thousand, and making their text costs more than looking it up. */
const texts = new Map<number, Instant>();
const MOST_TEXTS = 100_000;

function instant(ms = 0): Instant {
  const known = texts.get(ms);
  if (known !== undefined) return known;
  if (texts.size >= MOST_TEXTS) texts.clear();
  const text = new Date(ms).toISOString();
  texts.set(ms, text);
  return text;
}
