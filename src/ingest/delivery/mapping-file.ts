import iconv from 'iconv-lite';
import type { FieldOrigin, Mapping } from '../../model/mapping';
import type { FieldDefinition, SourceDefinition } from '../../model/source';
import { fieldsOf, sourceOf } from '../../sources';
import { FileRefused } from '../refusal';
import { isDateFormat, isInstant } from '../row/when';
import { zoneClock } from '../row/zone';
import { textInside } from './text-inside';
import { mappingSchema } from './mapping-schema';
import { readYaml, shaped, YamlProblem, type YamlFile } from '../../shared/yaml-file';

/** A mapping file that is in order, with the source that it maps to. */
export interface ReadMapping {
  readonly mapping: Mapping;
  readonly source: SourceDefinition;
}

/** The text of a mapping file, or why it is refused. */
export function mappingText(folder: string, name: string): string | FileRefused {
  try {
    return textInside(folder, name);
  } catch (error) {
    if (error instanceof YamlProblem) return new FileRefused('mapping_invalid', `${name}, ${error.message}`);
    if (!(error instanceof FileRefused)) throw error;
    if (error.code !== 'file_missing') return error;
    return new FileRefused(
      'mapping_missing',
      `The mapping file ${name} is not in the delivery folder. Add it, or correct its name in the manifest.`,
    );
  }
}

/** Reads the text of a mapping file. Throws FileRefused `mapping_invalid`, with the line in the file. */
export function readMapping(text: string, name: string): ReadMapping {
  try {
    return parseMapping(text);
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
    throw new FileRefused('mapping_invalid', `${name}, ${error.message}`);
  }
}

/** Reads the text of a mapping. Throws YamlProblem. */
export function parseMapping(content: string): ReadMapping {
  const yaml = readYaml(content);
  const read = shaped(yaml, mappingSchema);
  const source = sourceOf(read.source);
  if (!source) throw new YamlProblem(yaml.lineOf(['source']), `there is no source ${read.source}.`);
  const { delimiter, encoding, header_row: headerRow, type } = read.format;
  const exists: boolean = iconv.encodingExists(encoding);
  if (!exists) {
    throw new YamlProblem(
      yaml.lineOf(['format', 'encoding']),
      `there is no encoding ${encoding}; write for instance utf-8 or windows-1252.`,
    );
  }
  const { fields, values, dates, skip, system } = read;
  const mapping: Mapping = {
    source: source.id,
    system,
    format: { type: type ?? 'csv', delimiter, encoding, headerRow },
    fields,
    values,
    dates,
    skip,
  };
  checkFields(mapping, source, yaml);
  return { mapping, source };
}

function checkFields(mapping: Mapping, source: SourceDefinition, yaml: YamlFile): void {
  const known = fieldsOf(source);
  const fail = (path: readonly PropertyKey[], why: string): never => {
    throw new YamlProblem(yaml.lineOf(path), why);
  };
  for (const [part, names] of Object.entries({
    fields: mapping.fields,
    values: mapping.values,
    dates: mapping.dates,
  })) {
    for (const name of Object.keys(names))
      if (!Object.hasOwn(known, name)) fail([part, name], `${source.id} has no field ${name}.`);
  }
  for (const [name, field] of Object.entries(known)) {
    if (field.required && field.default === undefined && !mapping.fields[name])
      fail(['fields'], `the field ${name} is required; say where it comes from.`);
  }
  for (const [name, map] of Object.entries(mapping.values)) {
    const codes = codesFor(name, known);
    const targets = [...Object.values(map.codes), ...(map.otherwise === undefined ? [] : [map.otherwise])];
    const wrong = codes ? targets.find((code) => !codes.includes(code)) : undefined;
    if (wrong !== undefined)
      fail(['values', name], `${name} has no code ${wrong}; use one of ${(codes ?? []).join(', ')}.`);
  }
  for (const [name, format] of Object.entries(mapping.dates)) {
    if (known[name]?.type !== 'when') fail(['dates', name], `${name} is not a date.`);
    if (format.format !== undefined && format.format !== 'epoch_s' && !isDateFormat(format.format)) {
      fail(['dates', name], `${name}: write the format in Unicode tokens, for instance dd/MM/yyyy HH:mm.`);
    }
    if (format.zone !== undefined && !zoneClock(format.zone))
      fail(['dates', name], `there is no zone ${format.zone}.`);
    if (format.secondsSince !== undefined && !isInstant(format.secondsSince)) {
      fail(
        ['dates', name],
        `${name}: seconds_since needs a time with its offset, for instance 2006-06-01T00:00:00Z.`,
      );
    }
  }
}

/** A list of values for a free text that has a class beside it (`category`) gives the class; the text is kept. */
export function classField(
  name: string,
  known: Readonly<Record<string, FieldDefinition>>,
): string | undefined {
  return known[name]?.type === 'text' && known[`${name}_class`]?.type === 'code'
    ? `${name}_class`
    : undefined;
}

function codesFor(
  name: string,
  known: Readonly<Record<string, FieldDefinition>>,
): readonly string[] | undefined {
  return known[classField(name, known) ?? name]?.codes;
}

/** The mapping of a file that comes without one: its columns are the canonical fields. */
export function canonicalMapping(
  source: SourceDefinition,
  columns: readonly string[],
  type: 'csv' | 'ndjson',
): Mapping {
  const fields = Object.fromEntries(columns.map((column) => [column, { column }]));
  return {
    source: source.id,
    system: '',
    format: { type, delimiter: ',', encoding: 'utf-8', headerRow: 1 },
    fields,
    values: {},
    dates: {},
    skip: [],
  };
}

/** The delivered columns that an origin reads, in order. */
export function columnsOf(origin: FieldOrigin): string[] {
  if ('column' in origin) return [origin.column];
  if ('firstOf' in origin) return origin.firstOf.flatMap(columnsOf);
  if ('template' in origin) return [...origin.template.matchAll(/\{([^{}]+)\}/g)].map((m) => m[1] ?? '');
  return [];
}
