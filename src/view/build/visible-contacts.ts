import type { ContactMonth } from '../../model/contact';
import type { Instant } from '../../model/time';
import type { ContactTable } from './contact-table';
import { orderOfIds } from './order';

/** The contact months that a view shows, by position in order of id. */
export class VisibleContacts {
  private readonly rows: Uint32Array;
  private readonly positions = new Map<string, number>();
  private months: readonly ContactMonth[] | undefined;

  constructor(
    readonly table: ContactTable,
    rows: readonly number[],
  ) {
    this.rows = orderOfIds(table.ids, rows);
  }

  get length(): number {
    return this.rows.length;
  }

  id(position: number): string {
    return this.table.ids[this.row(position)] ?? '';
  }

  first(position: number): Instant {
    return this.table.first[this.row(position)] ?? '';
  }

  last(position: number): Instant {
    return this.table.last[this.row(position)] ?? '';
  }

  count(position: number): number {
    return this.table.count[this.row(position)] ?? 0;
  }

  /** Where the month is in the table. */
  row(position: number): number {
    const row = this.rows[position];
    if (row === undefined) throw new RangeError('no contact month at this position');
    return row;
  }

  month(position: number): ContactMonth {
    return this.months?.[position] ?? this.table.month(this.row(position));
  }

  byId(id: string): ContactMonth | undefined {
    if (this.positions.size === 0) this.rows.forEach((_, i) => this.positions.set(this.id(i), i));
    const position = this.positions.get(id);
    return position === undefined ? undefined : this.month(position);
  }

  /** All of them, made on first use. */
  all(): readonly ContactMonth[] {
    this.months ??= Array.from(this.rows, (row) => this.table.month(row));
    return this.months;
  }
}
