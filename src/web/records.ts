import type { z } from 'zod';
import { nativeIdOf } from '../model/entity';
import type { Named } from '../model/naming';
import type { recordAnswer } from '../operations/record-answer';
import { isEntityId, plain } from './wording/names';

export type RecordAnswer = z.output<typeof recordAnswer>;

/** An entity to go to. */
export interface NamedEntity extends Named {
  readonly id: string;
}

/** One thing that a record says: a text, dates at their precision, or entities to go to. */
export interface Said {
  readonly field: string;
  readonly text?: string;
  readonly bounds?: readonly string[];
  readonly entities?: readonly NamedEntity[];
}

/** A record as a row of a list. */
export interface RecordRow {
  readonly id: string;
  readonly source: string;
  readonly grade: string | null;
  readonly handling: string;
  readonly compartment: string;
  readonly when: readonly string[] | null;
  readonly until: readonly string[] | null;
  readonly recordedAt: string;
  readonly said: readonly Said[];
}

/** Shown in columns of their own, or of no use to a reader of the row. */
const NOT_SAID = [
  'recorded_at',
  'compartment',
  'handling',
  'force',
  'grade',
  'scheme',
  'source_grade',
  'information_grade',
];

export function rowsOf(records: readonly RecordAnswer[]): RecordRow[] {
  return records.map((record) => ({
    id: record.id,
    source: record.source,
    grade: record.grade,
    handling: record.handling,
    compartment: record.compartment,
    when: record.validFrom,
    until: record.validTo,
    recordedAt: record.recordedAt,
    said: saidBy(record),
  }));
}

/** What a record's fields mean, in the order in which it gives them. */
export function saidBy(
  record: Pick<RecordAnswer, 'names'> & { readonly meanings: Readonly<Record<string, unknown>> },
): Said[] {
  const named = new Map(namedIn(record).map((entity) => [entity.id, entity]));
  const byName = (id: string): NamedEntity =>
    named.get(id) ?? { id, nativeId: nativeIdOf(id), label: nativeIdOf(id) };
  return Object.entries(record.meanings).flatMap(([field, value]) =>
    NOT_SAID.includes(field) ? [] : [{ field: plain(field), ...saying(value, byName) }],
  );
}

/** Whom and what a record names, with the role of each, as things to go to. */
export function namedIn({ names }: Pick<RecordAnswer, 'names'>): (NamedEntity & { readonly role: string })[] {
  return names.map(({ entity, ...naming }) => ({ id: entity, ...naming }));
}

function saying(value: unknown, byName: (id: string) => NamedEntity): Omit<Said, 'field'> {
  if (typeof value === 'string') return isEntityId(value) ? { entities: [byName(value)] } : { text: value };
  if (typeof value === 'boolean') return { text: value ? 'yes' : 'no' };
  if (Array.isArray(value)) {
    const texts = value.map(String);
    if (texts.length === 2 && texts.every(isInstant)) return { bounds: texts };
    if (texts.length > 0 && texts.every(isEntityId)) return { entities: texts.map(byName) };
    return { text: texts.join('; ') };
  }
  return { text: String(value) };
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text);
}
