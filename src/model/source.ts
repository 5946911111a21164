import type { EntityId, Register } from './entity';
import type { GradeField } from './grade';
import type { Meanings } from './record';

/**
 * What a field of a canonical source holds. `when` is a date or time at its stated precision; a `reference` is the id
 * of an entity, a bare one being of `register`; `typed` is a typed reference (`nominal:N1`). `many` fields hold
 * several values separated by `;`.
 */
export interface FieldDefinition {
  readonly type:
    'text' | 'number' | 'integer' | 'boolean' | 'code' | 'when' | 'reference' | 'grade' | 'handling';
  /** One plain sentence for the data dictionary. */
  readonly about: string;
  readonly required?: boolean;
  readonly many?: boolean;
  /** Of `code`: the canonical codes. */
  readonly codes?: readonly string[];
  /** Of `reference`: the register of a bare reference. */
  readonly register?: Register;
  /** Of `reference`: registers that a typed reference may name besides `register`. */
  readonly alsoRegisters?: readonly Register[];
  /** Of `reference`: the role in which the record names the entity; the field's name where left out. */
  readonly role?: string;
  /** Of `number` and `integer`: the least value accepted. */
  readonly least?: number;
  /** Kept as a property of the record's node, so that patterns can ask for it. */
  readonly queryable?: boolean;
  /** Of `text`: names no number, address or account, so that none is looked for in it. */
  readonly namesNobody?: true;
  /** The text where the row has none. */
  readonly default?: string;
  /** Goes to the sealed store alone: the record holds keyed hashes in place of the text, of its very letters and of what it is compared by. */
  readonly sealed?: boolean;
}

/** A row once read: what its fields mean, and the references resolved. Fields without text are absent. */
export interface ReadRow {
  readonly meanings: Meanings;
  readonly force: string;
}

/** Why a value or a row is refused: a literal code, and a sentence that says how to mend it. */
export interface Issue {
  readonly code: RejectCode;
  readonly field?: string;
  readonly message: string;
}

/** Every reason for which a row is rejected. */
export const REJECT_CODES = [
  'missing_required',
  'unknown_code',
  'bad_number',
  'bad_boolean',
  'bad_date',
  'impossible_date',
  'ambiguous_date',
  'time_in_gap',
  'bad_phone_number',
  'bad_grade',
  'bad_handling',
  'bad_reference',
  'too_many_references',
  'end_before_start',
  'after_delivery',
  'before_1900',
  'supervision_cycle',
  'unknown_reference',
  'ragged_row',
  'control_character',
  'bad_json',
  'row_too_long',
  'too_many_keys',
  'bad_quote',
  'unmapped_value',
  'duplicate_json_key',
  'unknown_field',
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/**
 * A canonical source (docs/data-dictionary.md). One folder `src/sources/<id>/` holds one of these, its samples and its
 * expected output; the ingest engine finds it by walking.
 */
export interface SourceDefinition {
  readonly id: string;
  readonly title: string;
  /** What it is, whose it is, how often it comes, on what lawful basis: shown in the data dictionary. */
  readonly about: string;
  readonly owner: string;
  readonly cadence: string;
  readonly lawfulBasis: string;
  /** `record`: one record per row in the graph. `event`: rows stay in the archive, links per pair and month in the graph. */
  readonly shape: 'record' | 'event';
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  /** The fields that make up a row's key; event sources have none. */
  readonly key?: readonly string[];
  /** True where the key holds an id that the system issues itself, so that the mapping's `system` qualifies it. */
  readonly systemIssued?: boolean;
  /** The register in which a row of this source is an entity's own entry, and the field that holds its id. */
  readonly introduces?: { readonly register: Register; readonly field: string };
  /** The field that tells the recorded time of a key's first version, where the row has no `recorded_at`. */
  readonly recordedFrom?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Pairs of fields whose end before start rejects the row. */
  readonly ordered?: readonly (readonly [start: string, end: string])[];
  /** Pairs whose odd order is accepted and flagged. */
  readonly oddOrder?: readonly (readonly [earlier: string, later: string])[];
  /** Fields that are not known before another field's date: absent from a view before it. */
  readonly knownFrom?: Readonly<Record<string, string>>;
  /** Of sources that grade in fields of their own: the grade of a row, an issue, or undefined for none. */
  readonly gradeOf?: (meanings: Meanings) => GradeField | Issue | undefined;
  /** Fields that a row must fill where it fills another: the field, and the one that asks for it. */
  readonly requires?: Readonly<Record<string, string>>;
  /** Further reasons to refuse a row. */
  readonly check?: (row: ReadRow) => Issue | undefined;
  /** Of the force's own registers of its people. */
  readonly personnel?: PersonnelDefinition;
  /** Of event sources. */
  readonly contact?: ContactDefinition;
}

/**
 * A register of the force's own people: its rows stay visible to a reader who is excluded from somebody whom they name,
 * since a line manager is no secret.
 */
export interface PersonnelDefinition {
  /** The field that names the person whose row it is. */
  readonly of: string;
  /** All that a reader sees of the row who is excluded from that person. */
  readonly shown: readonly string[];
  /** The fields that give the person numbers and accounts: these are the force's own. */
  readonly identifiers: readonly string[];
}

/** Which two fields a monthly link joins, which field is its kind, and when it was. */
export interface ContactDefinition {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly at: string;
  /** The field in which the reason for it is given, of sources that have one. */
  readonly reason?: string;
  /** The table that statements of patterns read the events as, and what the two ends and the kind are called in it. */
  readonly table: {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly kind: string;
  };
}

/** The fields that a contact is made of. */
export function contactFields({ from, to, kind, at }: ContactDefinition): string[] {
  return [from, to, kind, at];
}

/** Fields that every row of every source may carry (docs/data-dictionary.md). */
export const COMMON_FIELDS: Readonly<Record<string, FieldDefinition>> = {
  recorded_at: { type: 'when', about: 'When the force recorded this row, where its system says so.' },
  compartment: { type: 'text', namesNobody: true, about: "An operation's name; empty means open." },
  handling: { type: 'handling', about: 'P or C; with a 5x5x5 grade also 1 to 5.' },
  force: {
    type: 'text',
    namesNobody: true,
    about: 'The force that the row belongs to, where it is not that of the manifest.',
  },
};

/** What is wrong with a row that lacks `field` and fills `where`. */
export function lackingIssue(field: string, where: string): Issue {
  const message = `${field} is required where ${where} is filled, and empty. Fill it in at the source, or map a column or a constant to it.`;
  return { code: 'missing_required', field, message };
}

/** True of what `gradeOf` gives when it refuses. */
export function isIssue(value: GradeField | Issue | undefined): value is Issue {
  return value !== undefined && 'code' in value;
}

/** The roles in which a source's records name the entities of some of its fields, each once. */
export function rolesOf({ fields }: SourceDefinition, names: readonly string[]): string[] {
  return [
    ...new Set(
      names.flatMap((name) => (fields[name]?.type === 'reference' ? (fields[name].role ?? name) : [])),
    ),
  ];
}

/** The entity ids of a `reference` meaning, one or many. */
export function entitiesOf(meanings: Meanings, field: string): readonly EntityId[] {
  const value = meanings[field];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

function personnelFields({ personnel }: SourceDefinition): readonly string[] {
  return personnel ? [personnel.of, ...personnel.shown, ...personnel.identifiers] : [];
}

/**
 * The fields that hold ids which the source's system issues: that of the entry that a row introduces, and what refers to others
 * of the same numbering. Delivered under other ids, all else of a row is the same. None where a row's key is what it says.
 */
export function issuedFields({ introduces, fields }: SourceDefinition): string[] {
  if (!introduces) return [];
  const { register, field: own } = introduces;
  return Object.keys(fields).filter((name) => name === own || fields[name]?.register === register);
}

/** Declares a source; refuses to exist half-made (throws Error with how to mend it). */
export function defineSource(source: SourceDefinition): SourceDefinition {
  const fail = (why: string): never => {
    throw new Error(`Source ${source.id}: ${why}`);
  };
  const has = (name: string): boolean =>
    Object.hasOwn(source.fields, name) || Object.hasOwn(COMMON_FIELDS, name);
  const mentioned = [
    ...(source.key ?? []),
    ...(source.ordered ?? []).flat(),
    ...(source.oddOrder ?? []).flat(),
    ...Object.entries(source.knownFrom ?? {}).flat(),
    ...Object.entries(source.requires ?? {}).flat(),
    ...[source.recordedFrom, source.validFrom, source.validTo, source.introduces?.field].filter(
      (f) => f !== undefined,
    ),
    ...personnelFields(source),
    ...(source.contact ? contactFields(source.contact) : []),
  ];
  for (const name of mentioned)
    if (!has(name)) fail(`it mentions the field ${name}, which it does not declare.`);
  if (source.shape === 'record' && !source.key?.length)
    fail('a record source needs `key`, the fields that identify a row.');
  if (source.shape === 'event' && !source.contact)
    fail('an event source needs `contact`: the pair its monthly links join.');
  for (const [name, field] of Object.entries(source.fields)) {
    if (field.type === 'code' && !field.codes?.length)
      fail(`field ${name} is a code and needs its \`codes\`.`);
    if (field.type === 'reference' && !field.register)
      fail(`field ${name} is a reference and needs its \`register\`.`);
  }
  return source;
}
