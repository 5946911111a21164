import { FIRST_RECORDED, OUTSIDE_CODES, outsideIssue } from '../../model/recorded';
import { ms, type Instant } from '../../model/time';
import { lackingIssue, type FieldDefinition, type RejectCode } from '../../model/source';
import { NO_PHONE_NUMBER } from '../../model/phone-number';
import type { FieldText } from './field-text';
import { literal } from './sql';

/** One reason for which a row is rejected: where `when` is true of it. */
export interface RowCheck {
  readonly field: string;
  readonly column: string;
  readonly code: RejectCode;
  readonly message: string;
  readonly when: string;
}

/** What a value of a field must be, of those types that one expression tells. `value` is a column, trimmed. */
export function valueChecks(text: FieldText, definition: FieldDefinition, value: string): RowCheck[] {
  const { field, column } = text;
  const check = (code: RejectCode, message: string, when: string): RowCheck => ({
    field,
    column,
    code,
    message,
    when,
  });
  switch (definition.type) {
    case 'code': {
      const codes = definition.codes ?? [];
      const wanted = `Use one of ${codes.join(', ')}, or turn the code into one of them in the mapping under values.`;
      return [check('unknown_code', wanted, `${value} NOT IN (${codes.map(literal).join(', ')})`)];
    }
    case 'number':
    case 'integer': {
      const whole = definition.type === 'integer';
      const pattern = whole ? '-?[0-9]{1,15}' : '-?[0-9]{1,15}(\\.[0-9]{1,12})?';
      const below = `TRY_CAST(${value} AS DOUBLE) < ${definition.least}`;
      // Most numbers have no sign, and then there is nothing to compare with 0.
      const tooLow = definition.least === 0 ? `(starts_with(${value}, '-') AND ${below})` : below;
      const least = definition.least === undefined ? '' : ` OR ${tooLow}`;
      const wanted = `Write a ${whole ? 'whole ' : ''}number in digits${definition.least === undefined ? '' : `, ${definition.least} or more`}.`;
      return [check('bad_number', wanted, `NOT regexp_full_match(${value}, '${pattern}')${least}`)];
    }
    case 'boolean': {
      const words = ['true', 'yes', 'y', '1', 't', 'false', 'no', 'n', '0', 'f'];
      return [
        check(
          'bad_boolean',
          'Write true or false.',
          `lower(${value}) NOT IN (${words.map(literal).join(', ')})`,
        ),
      ];
    }
    default:
      return [];
  }
}

export function unlistedCheck({ field, column, unlisted }: FieldText): RowCheck[] {
  const message = 'The mapping has no code for this value. Add it under values, or an otherwise.';
  return unlisted === undefined ? [] : [{ field, column, code: 'unmapped_value', message, when: unlisted }];
}

export function requiredCheck(text: Pick<FieldText, 'field' | 'column'>, value: string): RowCheck {
  const { field, column } = text;
  return {
    field,
    column,
    code: 'missing_required',
    message: `${field} is required and empty. Fill it in at the source, or map a column that has it.`,
    when: `${value} IS NULL`,
  };
}

/** What `outsideCode` (model/recorded.ts) says of a date of recording, whose bounds are columns in milliseconds. */
export function recordedChecks(
  { field, column }: FieldText,
  { from, until }: { readonly from: string; readonly until: string },
  before: Instant,
): RowCheck[] {
  const tests = {
    before_1900: `${until} <= ${ms(FIRST_RECORDED)}`,
    after_delivery: `${from} >= ${ms(before)}`,
  };
  return OUTSIDE_CODES.map((code) => {
    const { message } = outsideIssue(field, code);
    return { field, column, code, message, when: tests[code] };
  });
}

/** A row that lacks `field` and fills `where`; values as SQL, that of `field` undefined where the file has none. */
export function lackingCheck(
  field: string,
  column: string,
  where: string,
  value: string | undefined,
  asks: string,
): RowCheck {
  const { code, message } = lackingIssue(field, where);
  const lacks = value === undefined ? 'true' : `${value} IS NULL`;
  return { field, column, code, message, when: `(${asks} IS NOT NULL AND ${lacks})` };
}

/** `entity` is what the field refers to; table `unknown_entry` holds what no delivery has introduced. */
export function unknownCheck({ field, column }: FieldText, entity: string): RowCheck {
  const message =
    'No delivery has introduced what this refers to. Deliver its register first, or write unknown: accept in the manifest.';
  const when = `${entity} IN (SELECT id FROM unknown_entry)`;
  return { field, column, code: 'unknown_reference', message, when };
}

export function forceCheck(column: string, value: string): RowCheck {
  const when = `NOT regexp_full_match(${value}, '[A-Za-z0-9_-]{1,32}')`;
  return {
    field: 'force',
    column,
    code: 'bad_reference',
    message: 'A force is letters, digits, - and _ only.',
    when,
  };
}

export function handlingCheck(column: string, value: string): RowCheck {
  const when = `${value} NOT IN ('P', 'C')`;
  return {
    field: 'handling',
    column,
    code: 'bad_handling',
    message: 'Handling is P or C; with a 5x5x5 grade also 1 to 5.',
    when,
  };
}

const DATE_REMEDY = {
  bad_date:
    'This is not a date in the expected form. Write ISO 8601 (2021-03-05T14:30), or state the format in the mapping under dates.',
  impossible_date: 'There is no such day or time. Correct it at the source.',
  ambiguous_date: 'Day and month could be either way round. State the format in the mapping under dates.',
  time_in_gap: 'The clock change skips this local time. Deliver it with its offset, for instance +01:00.',
} as const;

/** `fault` is a column that holds one of the codes of dates, or NULL. */
export function dateChecks({ field, column }: FieldText, fault: string): RowCheck[] {
  return Object.entries(DATE_REMEDY).map(([code, message]) => ({
    field,
    column,
    code: code as keyof typeof DATE_REMEDY,
    message,
    when: `${fault} = ${literal(code)}`,
  }));
}

export function referenceCheck({ field, column }: FieldText, bad: string, code: RejectCode): RowCheck {
  const message =
    code === 'bad_phone_number'
      ? NO_PHONE_NUMBER
      : 'This is not an id of the kind that the field holds. Write it with its type in front, for instance nominal:N1.';
  return { field, column, code, message, when: bad };
}
