/** A mapping file as the data contract has it (docs/deliveries.md). */
export interface Mapping {
  readonly source: string;
  readonly system: string;
  readonly format: { readonly delimiter: string; readonly encoding: Encoding; readonly header_row?: number };
  readonly fields: Readonly<Record<string, FieldRule>>;
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly dates?: Readonly<Record<string, { readonly format: string }>>;
  readonly skip?: readonly { readonly when: Readonly<Record<string, string>>; readonly reason: string }[];
}

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';
type FieldRule =
  | string
  | { readonly template: string }
  | { readonly constant: string }
  | { readonly first_of: readonly FieldRule[] };

/** How one system exports one source: its columns, its habits, and the mapping that makes sense of them. */
export interface ExportShape {
  readonly mappingFile: string;
  readonly mapping: Mapping;
  readonly header: readonly string[];
  /** Lines that the system prints above the header. */
  readonly preamble?: readonly string[];
  readonly byteOrderMark?: boolean;
  readonly lineEnd?: '\r\n' | '\n';
}

export const BLANK_AND_TOTAL = (column: string): NonNullable<Mapping['skip']> => [
  { when: { [column]: '' }, reason: 'blank line' },
  { when: { [column]: 'TOTAL' }, reason: 'total line' },
];

export const YES_NO = { Y: 'true', N: 'false' } as const;
