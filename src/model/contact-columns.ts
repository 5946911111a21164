import type { ContactMonth } from './contact';
import type { EntityId } from './entity';

/** What contact months have in common by the thousand. */
export type ContactKind = Pick<
  ContactMonth,
  'source' | 'kind' | 'supplier' | 'delivery' | 'compartment' | 'handlingClass' | 'authority'
>;

/**
 * Contact months in columns, in order of id: a projection reads hundreds of thousands of them, of which few are ever
 * looked at one by one. Times are milliseconds since 1970.
 */
export interface ContactColumns {
  readonly length: number;
  id(row: number): string;
  /** The ends, each once, which `from` and `to` number. */
  readonly ends: readonly EntityId[];
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Each once, which `kind` numbers. */
  readonly kinds: readonly ContactKind[];
  readonly kind: Uint32Array;
  readonly count: Uint32Array;
  readonly reasoned: Uint32Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly recordedFirst: Float64Array;
  readonly recordedLast: Float64Array;
}

/** The same from months one by one, in any order. */
export function contactColumns(months: readonly ContactMonth[]): ContactColumns {
  const sorted = [...months].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ends = new Map<EntityId, number>();
  const kinds = new Map<string, ContactKind>();
  const numbers = (of: (m: ContactMonth) => number): Uint32Array => Uint32Array.from(sorted, of);
  const times = (of: (m: ContactMonth) => string): Float64Array =>
    Float64Array.from(sorted, (m) => Date.parse(of(m)));
  const end = (id: EntityId): number => numberOf(ends, id);
  const kindOf = ({
    source,
    kind,
    supplier,
    delivery,
    compartment,
    handlingClass,
    authority,
  }: ContactMonth): number => {
    const made = { source, kind, supplier, delivery, compartment, handlingClass, authority };
    const key = Object.values(made).join('\u001f');
    if (!kinds.has(key)) kinds.set(key, made);
    return [...kinds.keys()].indexOf(key);
  };
  return {
    length: sorted.length,
    id: (row) => sorted[row]?.id ?? '',
    from: numbers((m) => end(m.from)),
    to: numbers((m) => end(m.to)),
    kind: numbers(kindOf),
    ends: [...ends.keys()],
    kinds: [...kinds.values()],
    count: numbers((m) => m.count),
    reasoned: numbers((m) => m.reasoned),
    first: times((m) => m.first),
    last: times((m) => m.last),
    recordedFirst: times((m) => m.recordedFirst),
    recordedLast: times((m) => m.recordedLast),
  };
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

/** The rows of `columns` (in their order) and the months of `more`, in order of id. */
export function withMonths(
  columns: ContactColumns,
  rows: Uint32Array,
  more: readonly ContactMonth[],
): ContactColumns {
  if (more.length === 0 && rows.length === columns.length) return columns;
  const added = contactColumns(more);
  const places = merged(columns, rows, added);
  const shift = { ends: columns.ends.length, kinds: columns.kinds.length };
  const gather = <A extends Uint32Array | Float64Array>(into: A, of: A, from: A, by: number): A => {
    places.forEach((place, i) => {
      into[i] = place < columns.length ? (of[place] ?? 0) : (from[place - columns.length] ?? 0) + by;
    });
    return into;
  };
  const numbers = (name: 'from' | 'to' | 'kind' | 'count' | 'reasoned', by: number): Uint32Array =>
    gather(new Uint32Array(places.length), columns[name], added[name], by);
  const times = (name: 'first' | 'last' | 'recordedFirst' | 'recordedLast'): Float64Array =>
    gather(new Float64Array(places.length), columns[name], added[name], 0);
  return {
    length: places.length,
    id: (row) => idAt(columns, added, places[row] ?? -1),
    ends: [...columns.ends, ...added.ends],
    kinds: [...columns.kinds, ...added.kinds],
    from: numbers('from', shift.ends),
    to: numbers('to', shift.ends),
    kind: numbers('kind', shift.kinds),
    count: numbers('count', 0),
    reasoned: numbers('reasoned', 0),
    first: times('first'),
    last: times('last'),
    recordedFirst: times('recordedFirst'),
    recordedLast: times('recordedLast'),
  };
}

/** Rows of both in order of id; those of `added` are numbered on from the rows of `columns`. */
function merged(columns: ContactColumns, rows: Uint32Array, added: ContactColumns): Uint32Array {
  const places = new Uint32Array(rows.length + added.length);
  let [mine, theirs] = [0, 0];
  for (let i = 0; i < places.length; i++) {
    const takeMine =
      theirs === added.length || (mine < rows.length && columns.id(rows[mine] ?? -1) < added.id(theirs));
    places[i] = takeMine ? (rows[mine++] ?? 0) : columns.length + theirs++;
  }
  return places;
}

function idAt(columns: ContactColumns, added: ContactColumns, place: number): string {
  return place < columns.length ? columns.id(place) : added.id(place - columns.length);
}
