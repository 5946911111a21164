import type { Mapping } from '../../model/mapping';
import type { ProtectedList } from '../../model/protected';
import { recordingFields } from '../../model/recorded';
import type { Instant } from '../../model/time';
import { COMMON_FIELDS, type FieldDefinition, type SourceDefinition } from '../../model/source';
import { byCodeUnit } from '../../shared/compare';
import { fieldText, type DeliveredColumns, type FieldText } from './field-text';
import { placedWhen, whenColumns, type PlacedWhen, type WhenColumns } from './placed-when';
import { protectedSql, type Naming } from './protected';
import { bareRecordType, referenceSql, type ReferenceSql } from './reference';
import * as checks from './row-checks';
import type { RowCheck } from './row-checks';
import { ident, literal } from './sql';
import { localWhen } from './when';

/** What the rows of one file have in common. */
export interface FileFacts {
  readonly force: string;
  /** Of times without an offset, where the mapping states no other for their field. */
  readonly zone: string;
  /** The end of the day of supply. */
  readonly recordedBefore: Instant;
}

/** A field that the file fills: its canonical text is in column `t_<field>`, what it means is read from `v_<field>`. */
export interface PlannedField {
  readonly text: FieldText;
  readonly definition: FieldDefinition;
  readonly value: string;
  readonly when?: {
    readonly columns: WhenColumns;
    readonly local: ReturnType<typeof localWhen>;
    readonly placed: PlacedWhen;
    readonly zone: string;
  };
  readonly reference?: ReferenceSql;
}

/** How the rows of one file are read: its fields in order of name, and the reasons to reject, in the order they are looked for. */
export interface RowPlan {
  readonly fields: readonly PlannedField[];
  readonly checks: readonly RowCheck[];
  /** How protected communications are told; undefined where no row of the file can name one. */
  readonly naming: Naming | undefined;
}

/** Plans one file. Throws FileRefused for a column that it lacks or a format that is none. */
export function planRows(
  source: SourceDefinition,
  mapping: Mapping,
  columns: DeliveredColumns,
  facts: FileFacts,
  list: ProtectedList,
): RowPlan {
  const known: Readonly<Record<string, FieldDefinition>> = { ...COMMON_FIELDS, ...source.fields };
  const fields: PlannedField[] = [];
  const found: RowCheck[] = [];
  for (const name of Object.keys(known).sort(byCodeUnit)) {
    const definition = known[name] as FieldDefinition;
    const text = textOf(name, definition, mapping, columns);
    if (!text) {
      if (definition.required) found.push(checks.requiredCheck({ field: name, column: '' }, 'NULL'));
      continue;
    }
    const field = planField(source, mapping, text, definition, facts);
    fields.push(field);
    found.push(...checks.unlistedCheck(text));
    if (definition.required) found.push(checks.requiredCheck(text, field.value));
    found.push(...checks.valueChecks(text, definition, field.value));
    if (field.when) found.push(...checks.dateChecks(text, whenFault(name)));
    if (field.reference) found.push(checks.referenceCheck(text, field.reference.bad, field.reference.code));
  }
  return {
    fields,
    naming: protectedSql(list, fields),
    checks: [
      ...common(fields, 'force', checks.forceCheck),
      ...found,
      ...common(fields, 'handling', checks.handlingCheck),
      ...recordedChecks(source, fields, facts),
      ...lackingChecks(source, fields),
    ],
  };
}

function common(
  fields: readonly PlannedField[],
  name: string,
  check: (column: string, value: string) => RowCheck,
): RowCheck[] {
  const field = fields.find((f) => f.text.field === name);
  return field ? [check(field.text.column, field.value)] : [];
}

function recordedChecks(
  source: SourceDefinition,
  fields: readonly PlannedField[],
  { recordedBefore }: FileFacts,
): RowCheck[] {
  return recordingFields(source, (name) => fields.some((f) => f.text.field === name)).flatMap((name) => {
    const { text, when } = fields.find((f) => f.text.field === name) ?? {};
    return text && when ? checks.recordedChecks(text, when.columns, recordedBefore) : [];
  });
}

function lackingChecks({ requires = {} }: SourceDefinition, fields: readonly PlannedField[]): RowCheck[] {
  const planned = (name: string): PlannedField | undefined => fields.find((f) => f.text.field === name);
  return Object.entries(requires).flatMap(([field, where]) => {
    const asks = planned(where);
    const asked = planned(field);
    return asks
      ? [checks.lackingCheck(field, asked?.text.column ?? '', where, asked?.value, asks.value)]
      : [];
  });
}

function textOf(
  name: string,
  definition: FieldDefinition,
  mapping: Mapping,
  columns: DeliveredColumns,
): FieldText | undefined {
  const origin = mapping.fields[name];
  const preset = definition.default;
  const text = origin && fieldText(name, origin, mapping.values[name], columns);
  if (preset === undefined) return text;
  if (!text) return { field: name, column: '', edgeSpace: false, text: literal(preset) };
  return { ...text, text: `coalesce(${text.text}, ${literal(preset)})` };
}

function planField(
  source: SourceDefinition,
  mapping: Mapping,
  text: FieldText,
  definition: FieldDefinition,
  facts: FileFacts,
): PlannedField {
  const name = text.field;
  const value = ident(`v_${name}`);
  const field = { text, definition, value };
  if (definition.type === 'when') {
    const format = mapping.dates[name];
    const columns = whenColumns(name, value);
    return {
      ...field,
      when: {
        columns,
        local: localWhen(value, `w_${name}`, format),
        placed: placedWhen(columns),
        zone: format?.zone ?? facts.zone,
      },
    };
  }
  if (definition.type !== 'reference') return field;
  const system =
    Object.hasOwn(source.fields, 'system') && mapping.fields['system']
      ? `regexp_replace(v_system, '[^A-Za-z0-9_-]+', '_', 'g')`
      : literal(mapping.system);
  const typed = name === 'record_id' && mapping.fields['record_type'] !== undefined;
  return {
    ...field,
    reference: referenceSql(name, definition, value, {
      system,
      force: mapping.fields['force'] ? undefined : facts.force,
      ...(typed ? { bareType: bareRecordType('v_record_type') } : {}),
    }),
  };
}

/** The column that holds what is wrong with a date. */
export function whenFault(field: string): string {
  return `f_${field}`;
}
