import type { Grade } from '../model/grade';
import { gradeOf } from '../model/grade';
import type { CanonicalRow, Meaning, Meanings, Naming, RecordVersion } from '../model/record';
import type { SourceDefinition } from '../model/source';
import { BEGINNING, FOREVER, lastInside, type Bounds, type Instant } from '../model/time';
import { packHead } from './record-head';
import type { GraphValue } from './store';

/** A record version as it is stored: what it says, and where and how often it was delivered. */
export interface StoredRecord extends RecordVersion {
  /** Key with what qualifies it: versions of one chain follow each other. */
  readonly chain: string;
  readonly row: CanonicalRow;
  /** Which of the equal versions of its chain this is, from 1. */
  readonly version: number;
  /** Short hash of the meanings: a row that is equal as text and read differently is another version. */
  readonly reading: string;
  /** What the row itself says of its recorded time: `=` and its own, `~` and that of a first version, or ''. */
  readonly stated: string;
  /** Every place at which it was delivered: `<delivery file number>:<line>`. */
  readonly seen: readonly string[];
  /** Where it was delivered first, in order of versions. */
  readonly delivery: string;
  readonly file: string;
  readonly line: number;
  /** What looks odd and was accepted: `odd_order:<field>`, `repeated_time:<field>`. */
  readonly flags: readonly string[];
  /** What it says besides the ids that its system issued, as a keyed hash; '' where that is too little, or was not kept. */
  readonly likeness: string;
}

/** A record on its way in; `texts` where the JSON of row and meanings is at hand already. */
export type RecordToStore = StoredRecord & {
  readonly texts?: { readonly row: string; readonly meanings: string };
};

/** Properties that every record node has; a queryable field must not be called like one of them. */
export const NODE_PROPERTIES = [
  'id',
  'chain',
  'source',
  'force',
  'system',
  'key',
  'hash',
  'reading',
  'row',
  'meanings',
  'names',
  'namings',
  'gradeScheme',
  'gradeText',
  'gradeSource',
  'gradeInformation',
  'handling',
  'handlingClass',
  'compartment',
  'validFirst',
  'validLast',
  'recordedAt',
  'standsUntil',
  'stated',
  'version',
  'seen',
  'delivery',
  'file',
  'line',
  'flags',
  'head',
] as const;

/** A property that only some record nodes have; no queryable field must be called so either. */
export const LIKENESS = 'likeness';

type NodeProperties = Readonly<Record<(typeof NODE_PROPERTIES)[number], unknown>>;

/**
 * The node of a record version. A queryable field becomes a property of its own name (a date as its earliest instant,
 * several codes as a list); one that is known only from another field's date has `<field>KnownFrom` beside it, so that
 * a statement can leave it out before then.
 */
export function toNode(record: RecordToStore, source: SourceDefinition): Record<string, unknown> {
  return { ...properties(record), ...queryable(record, source) };
}

/** Many nodes as one list per property, which both engines read faster than a list of maps; `more` is what only some have. */
export type RecordColumns = Readonly<Record<(typeof NODE_PROPERTIES)[number], unknown[]>> & {
  readonly more: Record<string, unknown>[];
};

/** The nodes of record versions as columns; `sourceFor` gives a record's source. */
export function toColumns(
  records: readonly RecordToStore[],
  sourceFor: (record: RecordToStore) => SourceDefinition,
): RecordColumns {
  const columns = Object.fromEntries(NODE_PROPERTIES.map((name): [string, unknown[]] => [name, []]));
  const more: Record<string, unknown>[] = [];
  for (const record of records) {
    const node = properties(record);
    for (const name of NODE_PROPERTIES) columns[name]?.push(node[name]);
    more.push(queryable(record, sourceFor(record)));
  }
  return { ...(columns as Record<(typeof NODE_PROPERTIES)[number], unknown[]>), more };
}

function properties(record: RecordToStore): NodeProperties {
  const { grade, names } = record;
  const node = {
    id: record.id,
    chain: record.chain,
    source: record.source,
    force: record.force,
    system: record.system,
    key: record.key,
    hash: record.hash,
    reading: record.reading,
    row: record.texts?.row ?? JSON.stringify(record.row),
    meanings: record.texts?.meanings ?? JSON.stringify(record.meanings),
    names: [...new Set(names.map((n) => n.entity))],
    namings: JSON.stringify(names.map((n) => [n.role, n.entity])),
    gradeScheme: grade?.scheme ?? '',
    gradeText: grade?.text ?? '',
    gradeSource: grade ? String(grade.source) : '',
    gradeInformation: grade?.information ?? '',
    handling: record.handling,
    handlingClass: record.handlingClass,
    compartment: record.compartment,
    validFirst: record.validFrom?.[0] ?? BEGINNING,
    validLast: record.validTo?.[1] ?? FOREVER,
    recordedAt: record.recordedAt,
    standsUntil: record.standsUntil,
    stated: record.stated,
    version: record.version,
    seen: record.seen,
    delivery: record.delivery,
    file: record.file,
    line: record.line,
    flags: record.flags,
  };
  return { ...node, head: packHead(node) };
}

/** What only some nodes have. */
function queryable({ meanings, likeness }: RecordToStore, source: SourceDefinition): Record<string, unknown> {
  const found: Record<string, unknown> = likeness === '' ? {} : { [LIKENESS]: likeness };
  for (const [name, field] of Object.entries(source.fields)) {
    const value = meanings[name];
    if (!field.queryable || value === undefined) continue;
    found[name] = field.type === 'when' ? (value as Bounds)[0] : value;
    const from = source.knownFrom?.[name];
    if (from !== undefined) found[`${name}KnownFrom`] = knownFrom(meanings[from]);
  }
  return found;
}

function knownFrom(meaning: Meaning | undefined): Instant {
  return Array.isArray(meaning) ? lastInside(meaning as unknown as Bounds) : FOREVER;
}

/** The record version of a node's properties, as `properties(r)` gives them. */
export function fromNode(
  node: Readonly<Record<string, GraphValue>>,
  source: SourceDefinition | undefined,
): StoredRecord {
  const text = (name: string): string => (typeof node[name] === 'string' ? node[name] : '');
  const list = (name: string): readonly string[] =>
    Array.isArray(node[name]) ? (node[name] as string[]) : [];
  const meanings = JSON.parse(text('meanings')) as Meanings;
  const pairs = JSON.parse(text('namings')) as [string, string][];
  const grade = gradeFrom(text('gradeScheme'), text('gradeText'));
  const validFrom = boundsOf(meanings, source?.validFrom);
  const validTo = boundsOf(meanings, source?.validTo);
  return {
    id: text('id'),
    chain: text('chain'),
    source: text('source'),
    force: text('force'),
    system: text('system'),
    key: text('key'),
    hash: text('hash'),
    reading: text('reading'),
    row: JSON.parse(text('row')) as CanonicalRow,
    meanings,
    names: pairs.map(([role, entity]): Naming => ({ role, entity })),
    ...(grade ? { grade } : {}),
    handling: text('handling'),
    handlingClass: text('handlingClass') === 'C' ? 'C' : 'P',
    compartment: text('compartment'),
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
    recordedAt: text('recordedAt'),
    standsUntil: text('standsUntil'),
    stated: text('stated'),
    version: Number(node['version']),
    seen: list('seen'),
    delivery: text('delivery'),
    file: text('file'),
    line: Number(node['line']),
    flags: list('flags'),
    likeness: text(LIKENESS),
  };
}

function gradeFrom(scheme: string, text: string): Grade | undefined {
  return scheme === '' ? undefined : gradeOf(scheme, text.charAt(0), text.slice(1));
}

function boundsOf(meanings: Meanings, field: string | undefined): Bounds | undefined {
  const value = field === undefined ? undefined : meanings[field];
  return Array.isArray(value) && value.length === 2 ? (value as unknown as Bounds) : undefined;
}
