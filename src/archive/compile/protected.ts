import { CODES, EXTENSION, WIDE_LETTERS } from '../../model/folded-text';
import { ISSUED_IDS, type ProtectedList } from '../../model/protected';
import type { FieldDefinition } from '../../model/source';
import { shownOf } from './native-id';
import { normalisedSql, numberDigits } from './phone-number';
import { bareRecordType, writtenReference, type NamedSql, type WrittenReference } from './reference';
import type { PlannedField } from './row-plan';
import { ident, literal, trimmed } from './sql';

/** How rows are looked through for what a list names, as SQL. */
export interface Naming {
  /** Columns to be added, stage by stage: each over those before. */
  readonly stages: readonly (readonly NamedSql[])[];
  /** True of a row in which something of the list is named. */
  readonly isNaming: string;
}

/**
 * The naming of rows of `readRows`; undefined where no field of the file can name anything. The rules are those of
 * `ProtectedList`. Table `protected_number` holds its numbers.
 */
export function protectedSql(list: ProtectedList, fields: readonly PlannedField[]): Naming | undefined {
  const looked = fields.flatMap(({ text, definition, value, reference }) =>
    lookedThrough(list, text.field, definition, { value, ...reference }),
  );
  return naming([], looked);
}

/** A field whose texts stand in a column of archived rows. */
export interface ArchivedField {
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly column: string;
}

/** The same of archived rows, whose columns hold fields as they were delivered. */
export function archivedSql(list: ProtectedList, fields: readonly ArchivedField[]): Naming | undefined {
  const values = fields.map(({ name, column }) => ({ name: `v_${name}`, sql: trimmed(column) }));
  const types = fields.some((f) => f.name === 'record_type') ? bareRecordType('v_record_type') : undefined;
  const written = fields.flatMap(({ name, definition }) => {
    const bareType = name === 'record_id' ? types : undefined;
    const said = writtenReference(`v_${name}`, definition.register ?? 'nominal', bareType);
    return [
      { name: `r_${name}`, sql: said.register },
      { name: `n_${name}`, sql: said.native },
    ];
  });
  const digits = fields.map(({ name }) => ({ name: `b_${name}`, sql: numberDigits(`n_${name}`) }));
  const looked = fields.flatMap(({ name, definition }) =>
    lookedThrough(list, name, definition, {
      value: `v_${name}`,
      written: { register: `r_${name}`, native: `n_${name}` },
      number: normalisedSql(`b_${name}`, ''),
    }),
  );
  return naming([values, written, digits], looked);
}

/** A field as it is looked through, in a column of its own, and the tests of it. */
interface LookedThrough {
  readonly column: NamedSql;
  readonly tests: readonly string[];
}

function naming(
  before: readonly (readonly NamedSql[])[],
  looked: readonly LookedThrough[],
): Naming | undefined {
  const tests = looked.flatMap((field) => field.tests);
  if (tests.length === 0) return undefined;
  return {
    stages: [...before, looked.map((field) => field.column)],
    isNaming: `coalesce(${tests.join('\nOR ')}, false)`,
  };
}

function lookedThrough(
  list: ProtectedList,
  name: string,
  definition: FieldDefinition,
  { value, written, number }: { value: string; written?: WrittenReference; number?: string },
): LookedThrough[] {
  const looked = ident(`s_${name}`);
  const as = (sql: string, tests: readonly string[]): LookedThrough[] =>
    tests.length === 0 ? [] : [{ column: { name: looked, sql }, tests }];
  if (definition.namesNobody === true) return [];
  if (definition.type === 'text') return as(folded(value), textTests(list, looked));
  if (definition.type !== 'reference' || written === undefined) return [];
  if (definition.register !== 'phone')
    return as(folded(written.native), referenceTests(list, looked, written.register));
  return number === undefined ? [] : as(number, numberTests(list, looked));
}

/** `number` is a number as it is compared. */
export function numberTests({ telephones }: ProtectedList, number: string): string[] {
  const { exact, endingLengths, pattern } = telephones;
  return [
    ...(exact.size > 0 ? [`${number} IN (SELECT number FROM protected_number)`] : []),
    ...endingLengths.map((n) => `right(${number}, ${n}) IN (SELECT number FROM protected_number)`),
    ...(pattern === undefined ? [] : [`regexp_matches(${number}, ${literal(pattern)})`]),
  ].map((test) => `coalesce(${test}, false)`);
}

/** `text` is one that is folded. */
export function textTests(list: ProtectedList, text: string): string[] {
  return [...longTests(list, text), ...shortTests(list, text)];
}

/** As `ProtectedList.isReferredTo` of anything but a number; `text` is a native id that is folded. */
export function referenceTests(list: ProtectedList, text: string, register: string): string[] {
  const issued = ISSUED_IDS.map(literal).join(', ');
  const short = shortTests(list, text).map((test) => `(${register} NOT IN (${issued}) AND ${test})`);
  return [...longTests(list, text), ...short];
}

function longTests(list: ProtectedList, text: string): string[] {
  const bases = [...list.addresses].map((address) => address.split('@') as [string, string]);
  const addresses = bases.map(
    ([name, host]) =>
      `${escaped(name)}${name.includes('+') ? '' : '(?:\\+[a-z0-9._%+-]*)?'}@${escaped(host)}`,
  );
  return [
    ...found(list.digits, '', '', `regexp_replace(${text}, '[^0-9a-z]', '', 'g')`),
    ...found(list.accounts, '(?:^|[^a-z0-9_.-])', '\\.*(?:$|[^a-z0-9_.-])', text),
    ...found(list.domains, '(?:^|[^a-z0-9-])', '\\.*(?:$|[^a-z0-9.-])', text),
    ...anyOf(addresses, '(?:^|[^a-z0-9._%+-])', '\\.*(?:$|[^a-z0-9.-])', text),
  ];
}

function shortTests(list: ProtectedList, text: string): string[] {
  return found(list.shortNumbers, `(?:^|[^0-9a-z])(?:${EXTENSION})?`, '(?:$|[^0-9a-z])', text);
}

function found(names: Iterable<string>, before: string, after: string, text: string): string[] {
  return anyOf([...names].map(escaped), before, after, text);
}

function anyOf(patterns: readonly string[], before: string, after: string, text: string): string[] {
  const pattern = `${before}(?:${patterns.join('|')})${after}`;
  return patterns.length === 0 ? [] : [`coalesce(regexp_matches(${text}, ${literal(pattern)}), false)`];
}

function escaped(name: string): string {
  return name.replace(/[.+]/g, '\\$&');
}

/** A text as `foldedText` (src/model/folded-text.ts) has it, in small letters. */
export function folded(value: string): string {
  const [wide, plain] = WIDE_LETTERS;
  const translated = `translate(${shownOf(value)}, ${literal(wide)}, ${literal(plain)})`;
  const narrow = `CASE WHEN strlen(${value}) = length(${value}) THEN ${value} ELSE ${translated} END`;
  const small = `lower(${narrow})`;
  const written = CODES.reduce(
    (text, { pattern, letter }) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(letter)}, 'g')`,
    small,
  );
  return `CASE WHEN contains(${narrow}, '&') OR contains(${narrow}, '%') THEN ${written} ELSE ${small} END`;
}

/** Fills table `protected_number` of a connection: numbers that are compared whole, and what others end with. */
export function protectedNumbers(list: ProtectedList): { sql: string; bindings: { numbers: string[] } } {
  return {
    sql: 'CREATE OR REPLACE TEMP TABLE protected_number AS SELECT unnest($numbers) AS number',
    bindings: { numbers: [...list.telephones.exact, ...list.telephones.endings] },
  };
}
