import { packContact, unpackContact } from '../../graph/contact-link';
import type { ContactMonth } from '../../model/contact';
import type { Instant } from '../../model/time';
import type { ContactLabels } from '../decide';

/**
 * Contact months in columns, the texts that many share as numbers: a projection holds hundreds of thousands of months, of
 * which few are ever looked at one by one.
 */
export class ContactTable {
  /** Ends, labels and the like, by number. */
  readonly texts: string[] = [];
  readonly ids: string[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly first: Instant[] = [];
  readonly last: Instant[] = [];
  readonly count: number[] = [];
  readonly source: number[] = [];
  readonly kind: number[] = [];
  private readonly delivery: number[] = [];
  private readonly compartment: number[] = [];
  private readonly handlingClass: number[] = [];
  private readonly authority: number[] = [];
  private readonly recordedFirst: number[] = [];
  private readonly recordedLast: number[] = [];
  private readonly numbers = new Map<string, number>();

  add(month: ContactMonth): void {
    this.addPacked(packContact(month));
  }

  /** The month of a row as an object of its own. */
  month(row: number): ContactMonth {
    const first = this.first[row] ?? '';
    return {
      id: this.ids[row] ?? '',
      source: this.text(this.source, row) as ContactMonth['source'],
      from: this.text(this.from, row),
      to: this.text(this.to, row),
      kind: this.text(this.kind, row),
      month: first.slice(0, MONTH_LENGTH),
      delivery: this.text(this.delivery, row),
      compartment: this.text(this.compartment, row),
      handlingClass: this.text(this.handlingClass, row) as ContactMonth['handlingClass'],
      authority: this.text(this.authority, row),
      count: this.count[row] ?? 0,
      first,
      last: this.last[row] ?? '',
      recordedFirst: this.text(this.recordedFirst, row),
      recordedLast: this.text(this.recordedLast, row),
    };
  }

  /** What a decision asks of a row: one object for all rows, which is of the row that was asked for last. */
  labels(): (row: number) => ContactLabels {
    const labels = { ...NO_LABELS };
    return (row) => {
      labels.id = this.ids[row] ?? '';
      labels.from = this.text(this.from, row);
      labels.to = this.text(this.to, row);
      labels.compartment = this.text(this.compartment, row);
      labels.handlingClass = this.text(this.handlingClass, row) as ContactMonth['handlingClass'];
      labels.first = this.first[row] ?? '';
      labels.last = this.last[row] ?? '';
      labels.recordedFirst = this.text(this.recordedFirst, row);
      labels.recordedLast = this.text(this.recordedLast, row);
      return labels;
    };
  }

  /** Adds a month as the graph has it. */
  addPacked(packed: string): void {
    const p = unpackContact(packed);
    const [first = '', recordedFirst = ''] = [p[10], p[12]];
    this.ids.push(p[0] ?? '');
    this.source.push(this.number(p[1]));
    this.from.push(this.number(p[2]));
    this.to.push(this.number(p[3]));
    this.kind.push(this.number(p[4]));
    this.delivery.push(this.number(p[5]));
    this.compartment.push(this.number(p[6]));
    this.handlingClass.push(this.number(p[7]));
    this.authority.push(this.number(p[8]));
    this.count.push(Number(p[9]));
    this.first.push(first);
    this.last.push(p[11] === '' ? first : (p[11] ?? ''));
    this.recordedFirst.push(this.number(recordedFirst));
    this.recordedLast.push(this.number(p[13] === '' ? recordedFirst : p[13]));
  }

  text(column: readonly number[], row: number): string {
    return this.texts[column[row] ?? -1] ?? '';
  }

  private number(text = ''): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.texts.length);
    this.texts.push(text);
    return this.texts.length - 1;
  }
}

const MONTH_LENGTH = 'YYYY-MM'.length;
const NO_LABELS: { -readonly [K in keyof ContactLabels]: ContactLabels[K] } = {
  id: '',
  from: '',
  to: '',
  compartment: '',
  handlingClass: 'P',
  first: '',
  last: '',
  recordedFirst: '',
  recordedLast: '',
};
