import { CODES, EXTENSION, WIDE_LETTERS } from '../../model/folded-text';
import { ISSUED_IDS, type ProtectedList } from '../../model/protected';
import type { FieldDefinition } from '../../model/source';
import { bare, normalisedSql } from './phone-number';
import { bareRecordType, writtenReference, type ReferenceSql, type WrittenReference } from './reference';
import type { PlannedField } from './row-plan';
import { literal, trimmed } from './sql';

/**
 * True of a row in which something of the list is named, as SQL over the columns of `readRows`; undefined where no field of
 * the file can name one. The rules are those of `ProtectedList`. Table `protected_number` holds its numbers.
 */
export function protectedSql(list: ProtectedList, fields: readonly PlannedField[]): string | undefined {
  const tests = list.isEmpty ? [] : fields.flatMap((field) => fieldTests(list, field));
  return tests.length === 0 ? undefined : `coalesce(${tests.join('\nOR ')}, false)`;
}

/** A field whose texts stand in a column of archived rows. */
export interface ArchivedField {
  readonly name: string;
  readonly definition: FieldDefinition;
  readonly column: string;
}

/** The same of archived rows, whose columns hold fields as they were delivered; undefined where no field can name one. */
export function archivedSql(list: ProtectedList, fields: readonly ArchivedField[]): string | undefined {
  const types = fields.find((f) => f.name === 'record_type')?.column;
  const tests = fields.flatMap(({ name, definition, column }) => {
    const bareType = name === 'record_id' && types !== undefined ? bareRecordType(trimmed(types)) : undefined;
    const written = writtenReference(trimmed(column), definition.register ?? 'nominal', bareType);
    return testsOf(list, definition, column, {
      written,
      number: normalisedSql(bare(written.native), ''),
    });
  });
  return list.isEmpty || tests.length === 0 ? undefined : `(${tests.join('\nOR ')})`;
}

function fieldTests(list: ProtectedList, { definition, value, reference }: PlannedField): string[] {
  return testsOf(list, definition, value, reference);
}

function testsOf(
  list: ProtectedList,
  definition: FieldDefinition,
  value: string,
  reference: Pick<ReferenceSql, 'written' | 'number'> | undefined,
): string[] {
  if (definition.namesNobody === true) return [];
  if (definition.type === 'text') return textTests(list, value);
  if (definition.type !== 'reference' || reference === undefined) return [];
  if (definition.register !== 'phone') return referenceTests(list, reference.written);
  return reference.number === undefined ? [] : numberTests(list, reference.number);
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

/** `value` is a text, or an id that is not a number as it is compared. */
export function textTests(list: ProtectedList, value: string): string[] {
  const text = folded(value);
  return [...longTests(list, text), ...shortTests(list, text)];
}

/** As `ProtectedList.isReferredTo` of anything but a number. */
export function referenceTests(list: ProtectedList, { register, native }: WrittenReference): string[] {
  const text = folded(native);
  const issued = ISSUED_IDS.map(literal).join(', ');
  return [
    ...longTests(list, text),
    ...shortTests(list, text).map((test) => `(${register} NOT IN (${issued}) AND ${test})`),
  ];
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
function folded(value: string): string {
  const [wide, plain] = WIDE_LETTERS;
  const narrow = `CASE WHEN regexp_matches(${value}, '[^[:ascii:]]') THEN translate(${value}, ${literal(wide)}, ${literal(plain)}) ELSE ${value} END`;
  const small = `lower(${narrow})`;
  const written = CODES.reduce(
    (text, { pattern, letter }) => `regexp_replace(${text}, ${literal(pattern)}, ${literal(letter)}, 'g')`,
    small,
  );
  return `CASE WHEN contains(${value}, '&') OR contains(${value}, '%') THEN ${written} ELSE ${small} END`;
}

/** Fills table `protected_number` of a connection: numbers that are compared whole, and what others end with. */
export function protectedNumbers(list: ProtectedList): { sql: string; bindings: { numbers: string[] } } {
  return {
    sql: 'CREATE OR REPLACE TEMP TABLE protected_number AS SELECT unnest($numbers) AS number',
    bindings: { numbers: [...list.telephones.exact, ...list.telephones.endings] },
  };
}
