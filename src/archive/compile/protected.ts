import type { ProtectedList } from '../../model/protected';
import type { FieldDefinition } from '../../model/source';
import { bare, normalisedSql } from './phone-number';
import type { PlannedField } from './row-plan';
import { literal } from './sql';

/**
 * True of a row in which something of the list is named, as SQL over the columns of `readRows`; undefined where no field of
 * the file can name one. The rules are those of `ProtectedList`. Table `protected_number` holds its numbers.
 */
export function protectedSql(list: ProtectedList, fields: readonly PlannedField[]): string | undefined {
  const tests = list.isEmpty ? [] : fields.flatMap((field) => fieldTests(list, field));
  return tests.length === 0 ? undefined : `coalesce(${tests.join('\nOR ')}, false)`;
}

/** The same of archived rows, whose columns hold fields as they were delivered; undefined where no field can name one. */
export function archivedSql(
  list: ProtectedList,
  fields: readonly { readonly definition: FieldDefinition; readonly column: string }[],
): string | undefined {
  const tests = fields.flatMap(({ definition, column }) => {
    const number = normalisedSql(bare(`regexp_replace(${column}, '^phone:', '')`), '');
    return testsOf(list, definition, column, number);
  });
  return list.isEmpty || tests.length === 0 ? undefined : `(${tests.join('\nOR ')})`;
}

function fieldTests(list: ProtectedList, { definition, value, reference }: PlannedField): string[] {
  return testsOf(list, definition, value, reference?.number);
}

function testsOf(
  list: ProtectedList,
  definition: FieldDefinition,
  value: string,
  number: string | undefined,
): string[] {
  if (definition.namesNobody === true) return [];
  if (definition.type === 'reference' && definition.register === 'phone')
    return number === undefined ? [] : numberTests(list, number);
  const isText = definition.type === 'text' || definition.type === 'reference';
  return isText ? textTests(list, value) : [];
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

export function textTests(list: ProtectedList, value: string): string[] {
  const lower = `lower(${value})`;
  const found = (names: Iterable<string>, before: string, after: string, text = lower): string[] => {
    const any = [...names].map((name) => name.replace(/[.+]/g, '\\$&')).join('|');
    return any === ''
      ? []
      : [`coalesce(regexp_matches(${text}, ${literal(`${before}(?:${any})${after}`)}), false)`];
  };
  return [
    ...found(list.digits, '', '', `regexp_replace(${lower}, '[^0-9a-z]', '', 'g')`),
    ...found(list.shortNumbers, '(?:^|[^0-9a-z])', '(?:$|[^0-9a-z])'),
    ...found(list.accounts, '(?:^|[^a-z0-9_.-])', '\\.*(?:$|[^a-z0-9_.-])'),
    ...found(list.domains, '(?:^|[^a-z0-9-])', '\\.*(?:$|[^a-z0-9.-])'),
    ...found(list.addresses, '(?:^|[^a-z0-9._%+-])', '\\.*(?:$|[^a-z0-9.-])'),
  ];
}

/** Fills table `protected_number` of a connection: numbers that are compared whole, and what others end with. */
export function protectedNumbers(list: ProtectedList): { sql: string; bindings: { numbers: string[] } } {
  return {
    sql: 'CREATE OR REPLACE TEMP TABLE protected_number AS SELECT unnest($numbers) AS number',
    bindings: { numbers: [...list.telephones.exact, ...list.telephones.endings] },
  };
}
