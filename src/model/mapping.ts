/** Columns of a table, or keys of a row of NDJSON: more are damage (a delimiter that is none) or an attack on memory. */
export const MOST_COLUMNS = 2_000;

/** References in one field of one row: a record of tens of thousands keeps the graph busy for minutes. */
export const MOST_REFERENCES = 1_000;

/** Where a canonical field's text comes from in a delivered row. */
export type FieldOrigin =
  | { readonly column: string }
  | { readonly constant: string }
  /** `{Column}` is replaced by that column's text; absent where every named column is empty. */
  | { readonly template: string }
  /** The first that has text. */
  | { readonly firstOf: readonly FieldOrigin[] };

/** A date field's format: Unicode tokens, `epoch_s`, or seconds since an instant; and its zone where it has its own. */
export interface DateFormat {
  readonly format?: string;
  readonly secondsSince?: string;
  readonly zone?: string;
}

/** A code list: delivered text to canonical code. `otherwise` also takes blanks. */
export interface ValueMap {
  readonly codes: Readonly<Record<string, string>>;
  readonly otherwise?: string;
}

/** Rows that are not data: every named column has exactly that text. */
export interface SkipRule {
  readonly when: Readonly<Record<string, string>>;
  readonly reason: string;
}

/** A mapping file, checked (docs/deliveries.md): turns one export shape into one canonical source. */
export interface Mapping {
  readonly source: string;
  /** '' where the mapping names no system. */
  readonly system: string;
  readonly format: {
    readonly type: 'csv' | 'ndjson';
    readonly delimiter: string;
    readonly encoding: string;
    /** 1-based line of the header. */
    readonly headerRow: number;
  };
  readonly fields: Readonly<Record<string, FieldOrigin>>;
  readonly values: Readonly<Record<string, ValueMap>>;
  readonly dates: Readonly<Record<string, DateFormat>>;
  readonly skip: readonly SkipRule[];
}
