import { REGISTERS, SYSTEM_ISSUED, type Register } from '../../model/entity';
import type { FieldDefinition } from '../../model/source';
import { inCapitals, plainId } from './native-id';
import { normalisedSql, numberDigits } from './phone-number';
import { literal, trimmed } from './sql';

/** One reference field in stages: its typed head and native text, then what is wrong with it and which entity it is. */
export interface ReferenceSql {
  readonly columns: readonly NamedSql[];
  /** Columns over `columns`. */
  readonly further: readonly NamedSql[];
  readonly bad: string;
  readonly code: 'bad_reference' | 'bad_phone_number';
  readonly written: WrittenReference;
  /** Of a telephone: the number as it is compared, given the columns. */
  readonly number?: string;
  /** The entity's id, given the columns and `of_force`; NULL where the field is empty. */
  readonly entity: string;
}

/** What a reference says, as SQL: the register of which it is, and its text without that. */
export interface WrittenReference {
  readonly register: string;
  readonly native: string;
}

/** A column as it is computed. */
export interface NamedSql {
  readonly name: string;
  readonly sql: string;
}

export interface ReferenceContext {
  /** The force of every row; undefined where rows may state their own, in column `of_force`. */
  readonly force: string | undefined;
  /** The type that a bare text has in this row, as SQL; NULL = the field's first register. */
  readonly bareType?: string;
  /** The system that issues the ids, as SQL text. */
  readonly system: string;
}

/** The type that a bare `record_id` has, given the kind of record in `column`; NULL = the field's first register. */
export function bareRecordType(column: string): string {
  return `CASE WHEN lower(${column}) IN ('nominal', 'person') THEN 'nominal' END`;
}

/** What a reference in `value`, a column that is trimmed, says by itself. */
export function writtenReference(
  value: string,
  first: Register,
  bareType = 'NULL',
): WrittenReference & { head: string } {
  const typed = `contains(${value}, ':') AND regexp_matches(${value}, '(?i)^(${Object.keys(REGISTERS).join('|')}):')`;
  const head = `CASE WHEN ${typed} THEN lower(split_part(${value}, ':', 1)) END`;
  const rest = `substr(${value}, strpos(${value}, ':') + 1)`;
  const text = (given: string): string => (first === 'phone' ? given : plainId(given));
  return {
    head,
    register: registerSql(head, bareType, first),
    native: `CASE WHEN ${typed} THEN nullif(${text(trimmed(rest))}, '') ELSE nullif(${text(value)}, '') END`,
  };
}

function registerSql(head: string, bareType: string, first: Register): string {
  return `coalesce(${head}, ${bareType}, ${literal(first)})`;
}

/** A typed or bare reference, read as `typedReference` and `nativeIdFrom` do. `value` is a column, trimmed. */
export function referenceSql(
  name: string,
  field: FieldDefinition,
  value: string,
  context: ReferenceContext,
): ReferenceSql {
  const first = field.register ?? 'nominal';
  const allowed: readonly Register[] = [first, ...(field.alsoRegisters ?? [])];
  const head = `h_${name}`;
  const native = `n_${name}`;
  const said = writtenReference(value, first);
  const written = { register: registerSql(head, context.bareType ?? 'NULL', first), native };
  const wrongType = `(${head} IS NOT NULL AND ${head} NOT IN (${allowed.map(literal).join(', ')}))`;
  const empty = `(${value} IS NOT NULL AND ${native} IS NULL)`;
  const columns = [
    { name: head, sql: said.head },
    { name: native, sql: said.native },
  ];
  if (first !== 'phone') {
    return {
      columns,
      further: [],
      bad: `${wrongType} OR ${empty}`,
      code: 'bad_reference',
      written,
      entity: entityOf(written, allowed, context),
    };
  }
  const digits = `b_${name}`;
  return {
    columns,
    further: [{ name: digits, sql: numberDigits(native) }],
    bad: `${wrongType} OR (${value} IS NOT NULL AND ${digits} IS NULL)`,
    code: 'bad_phone_number',
    written,
    number: normalisedSql(digits, ''),
    entity:
      context.force === undefined
        ? `'number:' || of_force || '.phone:' || ${normalisedSql(digits, '')}`
        : normalisedSql(digits, `number:${context.force}.phone:`),
  };
}

function entityOf(
  { register, native }: WrittenReference,
  allowed: readonly Register[],
  context: ReferenceContext,
): string {
  const cases = allowed.map((r) => {
    const qualifier = SYSTEM_ISSUED.includes(r) ? `coalesce('.' || nullif(${context.system}, ''), '')` : `''`;
    const id = r === 'staff' ? inCapitals(native) : native;
    return `WHEN ${literal(r)} THEN ${literal(`${REGISTERS[r]}:`)} || of_force || ${literal(`.${r}`)} || ${qualifier} || ':' || ${id}`;
  });
  return `CASE ${register} ${cases.join(' ')} END`;
}
