import type { Mapping } from '../../model/mapping';
import type { FieldDefinition, SourceDefinition } from '../../model/source';
import { byCodeUnit } from '../../shared/compare';
import { fieldsOf } from '../../sources';
import { classField, columnsOf } from '../delivery/mapping-file';
import { meaningReader, type FileContext, type Reader } from './meaning';
import { coded, textFrom, type TextOf } from './origin';

/** How one canonical field is read from the rows of one file. */
export interface FieldPlan {
  readonly name: string;
  readonly field: FieldDefinition;
  /** Its name as a JSON key with the colon, for the canonical text. */
  readonly jsonKey: string;
  /** The delivered column to name in a reject, '' where there is none. */
  readonly column: string;
  readonly inKey: boolean;
  /** The canonical text, '' where there is none, undefined where the mapping's list lacks the delivered code. */
  readonly text: (cells: readonly (string | undefined)[]) => string | undefined;
  readonly read: Reader;
}

/** The plan of every field that a file can fill, in RFC 8785 order of names. */
export function planFields(
  source: SourceDefinition,
  mapping: Mapping,
  columns: readonly string[],
  context: FileContext,
): FieldPlan[] {
  const known = fieldsOf(source);
  const plans: FieldPlan[] = [];
  for (const [name, field] of Object.entries(known)) {
    const text = fieldText(name, field, mapping, columns, known);
    if (!text && field.default === undefined && !field.required) continue;
    const origin = mapping.fields[name];
    plans.push({
      name,
      field,
      jsonKey: `${JSON.stringify(name)}:`,
      column: (origin && columnsOf(origin)[0]) ?? '',
      inKey: source.key?.includes(name) ?? false,
      text: withDefault(text ?? (() => ''), field.default),
      read: meaningReader(name, field, context, mapping.dates[name]),
    });
  }
  return plans.sort((a, b) => byCodeUnit(a.name, b.name));
}

function withDefault(text: FieldPlan['text'], preset: string | undefined): FieldPlan['text'] {
  return preset === undefined ? text : (cells) => text(cells) || preset;
}

function fieldText(
  name: string,
  field: FieldDefinition,
  mapping: Mapping,
  columns: readonly string[],
  known: Readonly<Record<string, FieldDefinition>>,
): FieldPlan['text'] | undefined {
  const origin = mapping.fields[name];
  if (!origin) return classText(name, field, mapping, columns);
  const plain = textFrom(origin, columns);
  const map = mapping.values[name];
  const kept = classField(name, known) !== undefined && !mapping.fields[`${name}_class`];
  if (!map || kept) return plain;
  return field.many
    ? (cells) => codedList(plain(cells), (part) => coded(map, part))
    : (cells) => coded(map, plain(cells));
}

/** A class that is not mapped itself: by the list of the text that it classes, or that text where it is a class already. */
function classText(
  name: string,
  field: FieldDefinition,
  mapping: Mapping,
  columns: readonly string[],
): FieldPlan['text'] | undefined {
  const base = name.endsWith('_class') ? name.slice(0, -'_class'.length) : undefined;
  const origin = base === undefined ? undefined : mapping.fields[base];
  if (base === undefined || !origin || field.type !== 'code') return undefined;
  const plain: TextOf = textFrom(origin, columns);
  const map = mapping.values[base];
  if (map) return (cells) => coded(map, plain(cells));
  return (cells) => {
    const text = plain(cells).trim();
    return field.codes?.includes(text) ? text : '';
  };
}

function codedList(text: string, code: (part: string) => string | undefined): string | undefined {
  const parts = text.split(';').filter((part) => part.trim() !== '');
  const codes = parts.length === 0 ? [code('')] : parts.map(code);
  return codes.includes(undefined) ? undefined : codes.filter((c) => c !== '').join(';');
}
