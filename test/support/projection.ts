import { nativeIdOf, entityParts } from '../../src/model/entity';
import type { ContactMonth } from '../../src/model/contact';
import type { RecordVersion } from '../../src/model/record';
import { FOREVER, lastInside, type Bounds } from '../../src/model/time';
import { sealView, type View } from '../../src/model/view';
import { sourceOf } from '../../src/sources';
import { explanationsOf } from '../../src/view/build/explanations';
import type { Attribution, Projection, Stretch } from '../../src/view/projection';

/** What a hand-made projection holds; nothing is derived but the indexes. */
export interface ProjectionParts {
  readonly records: readonly RecordVersion[];
  readonly contacts?: readonly ContactMonth[];
  readonly attributions?: readonly Attribution[];
  /** How explanations divide a contact month, by its id; whole where left out. */
  readonly stretches?: Readonly<Record<string, readonly Stretch[]>>;
  readonly forceOwned?: readonly string[];
}

/** A view that shows everything, for tests that are not about views. */
export const OPEN_VIEW: View = sealView({
  reader: {
    name: 'test',
    role: 'analyst',
    compartments: [],
    clearance: ['P', 'C'],
    loader: false,
    staffId: undefined,
    noStaffRecord: undefined,
    place: '',
  },
  asOf: FOREVER,
  validAt: '',
  compartments: [''],
  clearance: ['P', 'C'],
  excluded: [],
  hiddenRecords: [],
  shownRecords: [],
  excludedIdentifiers: [],
  barred: [],
  cutRows: [],
  restated: new Map(),
  generation: '',
  key: 'test',
});

/** A projection in memory of exactly these records, contacts and attributions; it has no derived links. */
export function projectionOf(parts: ProjectionParts): Projection {
  const records = [...parts.records].sort(byId);
  const contacts = [...(parts.contacts ?? [])].sort(byId);
  const byRecord = new Map(records.map((r) => [r.id, r]));
  const byContact = new Map(contacts.map((c) => [c.id, c]));
  const sources = new Map<string, RecordVersion[]>();
  for (const r of records) append(sources, r.source, r);
  const naming = new Map<string, RecordVersion[]>();
  for (const r of records) for (const { entity } of r.names) append(naming, entity, r);
  const entities = [...naming.keys()].sort().map((id) => ({
    id,
    kind: entityParts(id)?.kind ?? '',
    register: entityParts(id)?.register ?? '',
    nativeId: nativeIdOf(id),
    label: nativeIdOf(id),
    introduced: true,
    entryId: undefined,
  }));
  return {
    view: OPEN_VIEW,
    watermark: records.map((r) => r.id).join(),
    records,
    contacts,
    attributions: parts.attributions ?? [],
    explanations: explanationsOf(records.map(named)),
    forceOwned: new Set(parts.forceOwned),
    entities,
    coverage: [...sources].map(([source, of]) => ({ source, records: of.length })),
    entity: (id) => entities.find((e) => e.id === id),
    record: (id) => byRecord.get(id),
    contact: (id) => byContact.get(id),
    stretches: (id) => parts.stretches?.[id] ?? [byContact.get(id)].flatMap((c) => c ?? []),
    recordsOf: (source) => sources.get(source) ?? [],
    recordsNaming: (id) => naming.get(id) ?? [],
    links: () => [],
    linksOf: () => [],
  };
}

/** The record with the names that its meanings state, in the roles that its source declares. */
function named(record: RecordVersion): RecordVersion {
  const names = Object.entries(sourceOf(record.source)?.fields ?? {}).flatMap(([field, { role }]) => {
    const entity = record.meanings[field];
    return role !== undefined && typeof entity === 'string' ? [{ role, entity }] : [];
  });
  return { ...record, names };
}

/** A record version with what a test says about it and plain values for the rest. */
export function versionOf(
  stated: Pick<RecordVersion, 'id' | 'source' | 'meanings' | 'recordedAt'> & Partial<RecordVersion>,
): RecordVersion {
  return {
    force: 'KV',
    system: '',
    key: stated.id,
    hash: stated.id,
    names: [],
    handling: '',
    handlingClass: 'P',
    compartment: '',
    standsUntil: FOREVER,
    ...stated,
  };
}

/** The bounds of a whole UTC day, `YYYY-MM-DD`. */
export function day(date: string): Bounds {
  const start = Date.parse(`${date}T00:00:00.000Z`);
  return [new Date(start).toISOString(), new Date(start + 86_400_000).toISOString()];
}

/** The last millisecond of a whole UTC day: "by" that date. */
export function endOf(date: string): string {
  return lastInside(day(date));
}

function append<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
