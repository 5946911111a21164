import { nativeIdOf, entityParts } from '../../src/model/entity';
import type { ContactMonth } from '../../src/model/contact';
import type { RecordVersion } from '../../src/model/record';
import { FOREVER, lastInside, type Bounds } from '../../src/model/time';
import { sealView, type View } from '../../src/model/view';
import type { Attribution, Projection } from '../../src/view/projection';

/** What a hand-made projection holds; nothing is derived but the indexes. */
export interface ProjectionParts {
  readonly records: readonly RecordVersion[];
  readonly contacts?: readonly ContactMonth[];
  readonly attributions?: readonly Attribution[];
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
  const named = new Map<string, RecordVersion[]>();
  for (const r of records) for (const { entity } of r.names) append(named, entity, r);
  const entities = [...named.keys()].sort().map((id) => ({
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
    entities,
    coverage: [...sources].map(([source, of]) => ({ source, records: of.length })),
    entity: (id) => entities.find((e) => e.id === id),
    record: (id) => byRecord.get(id),
    contact: (id) => byContact.get(id),
    recordsOf: (source) => sources.get(source) ?? [],
    recordsNaming: (id) => named.get(id) ?? [],
    links: () => [],
    linksOf: () => [],
  };
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
