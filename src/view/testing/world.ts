import { toContactLink } from '../../graph/contact-link';
import { openEmbedded } from '../../graph/embedded/store';
import { toNode } from '../../graph/record-node';
import { step, type GraphStore } from '../../graph/store';
import type { ContactMonth } from '../../model/contact';
import { contactColumns } from '../../model/contact-columns';
import { entityParts } from '../../model/entity';
import type { Grade } from '../../model/grade';
import type { Meanings } from '../../model/record';
import { FOREVER, type Bounds, type Instant } from '../../model/time';
import type { Reader, View } from '../../model/view';
import { canonicalJson, sha256 } from '../../shared/hash';
import { sourceOf } from '../../sources';
import { makeProjections } from '../projections';
import type { MonthArchive } from '../build/months';
import { openView } from '../open-view';
import type { Projection, Projections } from '../projection';

/** A record in a few words; what is left out is open, P, ungraded, recorded in 2020 and standing. */
export interface Written {
  readonly id: string;
  readonly source: string;
  /** Entity ids by role; one or several. */
  readonly names: Readonly<Record<string, string | readonly string[]>>;
  readonly meanings?: Meanings;
  readonly compartment?: string;
  readonly handling?: 'P' | 'C';
  readonly grade?: Grade;
  readonly recordedAt?: Instant;
  readonly standsUntil?: Instant;
  readonly chain?: string;
  /** What tells versions of one chain apart; the id where left out. */
  readonly hash?: string;
  readonly version?: number;
  readonly stated?: string;
  readonly seen?: readonly string[];
}

export const staff = (id: string): string => `person:KV.staff:${id}`;
export const nominal = (id: string): string => `person:KV.nominal:${id}`;
export const number = (id: string): string => `number:KV.phone:${id}`;
export const account = (id: string): string => `account:KV.username:${id}`;
export const complaint = (id: string): string => `case:KV.complaint:${id}`;
export const report = (id: string): string => `report:KV.report:${id}`;

/** The day as delivered: a whole day in UTC. */
export function day(text: string): Bounds {
  const first = Date.parse(`${text}T00:00:00.000Z`);
  return [new Date(first).toISOString(), new Date(first + 86_400_000).toISOString()];
}

/** What the archive says of parts of months. */
type MonthParts = Pick<MonthArchive, 'partialMonths' | 'cutMonths'>;

/** A graph of hand-made records, and readers of it. */
export class World {
  private readonly months: ContactMonth[] = [];
  private readonly projections: Projections;

  private constructor(
    readonly store: GraphStore,
    parts: MonthParts,
  ) {
    const archive = { ...parts, months: () => Promise.resolve(contactColumns(this.months)) };
    this.projections = makeProjections({ store, archive, idKey: Buffer.alloc(32, 7) });
  }

  static async open(parts: MonthParts = NO_PARTS): Promise<World> {
    return new World(await openEmbedded(undefined), parts);
  }

  async write(...records: Written[]): Promise<void> {
    const namings = records.flatMap((record) =>
      rolesOf(record).map(([role, entity]) => ({ record: record.id, entity, role })),
    );
    await this.store.write([
      step('entities/merge', { entities: [...new Set(namings.map((n) => n.entity))].map(entityNode) }),
      step('records/create', { records: records.map(node) }),
      step('records/name', { namings }),
    ]);
  }

  async contact(...months: ContactMonth[]): Promise<void> {
    this.months.push(...months);
    const ends = [...new Set(months.flatMap((m) => [m.from, m.to]))];
    await this.store.write([
      step('entities/merge', { entities: ends.map(entityNode) }),
      step('contacts/create', { contacts: months.map(toContactLink) }),
    ]);
  }

  view(reader: Partial<Reader> = {}, clocks: { asOf?: Instant; validAt?: Instant } = {}): Promise<View> {
    const known: Reader = {
      name: 'reader',
      role: 'analyst',
      compartments: [],
      clearance: ['P'],
      loader: false,
      staffId: undefined,
      noStaffRecord: reader.staffId === undefined ? { reason: 'test', excluded: [] } : undefined,
      place: 'access.yaml, line 2',
      ...reader,
    };
    return openView(this.store, known, clocks);
  }

  async sees(
    reader: Partial<Reader> = {},
    clocks: { asOf?: Instant; validAt?: Instant } = {},
  ): Promise<Projection> {
    return this.through(await this.view(reader, clocks));
  }

  through(view: View): Promise<Projection> {
    return this.projections.of(view);
  }
}

const NO_PARTS: MonthParts = {
  partialMonths: () => Promise.reject(new Error('no month of this world is partly visible')),
  cutMonths: () => Promise.reject(new Error('no month of this world changes hands')),
};

/** A contact month in a few words: `m1` of 2024-03 from the 2nd to the 20th, three voice calls. */
export function month(id: string, from: string, to: string, given: Partial<ContactMonth> = {}): ContactMonth {
  return {
    id,
    source: to.startsWith('number:') ? 'phone-billing' : 'system-access',
    from,
    to,
    kind: to.startsWith('number:') ? 'voice' : 'view',
    month: '2024-03',
    supplier: 'Telecoms',
    delivery: 'd1',
    compartment: '',
    handlingClass: 'P',
    authority: '',
    count: 3,
    reasoned: 0,
    first: '2024-03-02T09:00:00.000Z',
    last: '2024-03-20T09:00:00.000Z',
    recordedFirst: '2024-04-01T00:00:00.000Z',
    recordedLast: '2024-04-01T00:00:00.000Z',
    ...given,
  };
}

function rolesOf({ names }: Written): [role: string, entity: string][] {
  return Object.entries(names).flatMap(([role, ids]) =>
    [ids].flat().map((id): [string, string] => [role, id]),
  );
}

function entityNode(id: string): {
  id: string;
  kind: string;
  register: string;
  force: string;
  nativeId: string;
} {
  const { kind = 'person', register = 'staff', force = 'KV', nativeId = id } = entityParts(id) ?? {};
  return { id, kind, register, force, nativeId };
}

function node(written: Written): Record<string, unknown> {
  const source = sourceOf(written.source);
  if (!source) throw new Error(`there is no source ${written.source}`);
  const meanings = written.meanings ?? {};
  const bounds = (field: string | undefined): { bounds?: Bounds } => {
    const value = field === undefined ? undefined : meanings[field];
    return Array.isArray(value) ? { bounds: value as unknown as Bounds } : {};
  };
  const { bounds: validFrom } = bounds(source.validFrom);
  const { bounds: validTo } = bounds(source.validTo);
  const row = Object.fromEntries(Object.entries(meanings).map(([field, value]) => [field, String(value)]));
  const handling = written.handling ?? '';
  return toNode(
    {
      id: written.id,
      chain: written.chain ?? written.id,
      source: written.source,
      force: 'KV',
      system: '',
      key: written.chain ?? written.id,
      hash: written.hash ?? sha256(canonicalJson(row)),
      reading: '',
      row,
      meanings,
      names: rolesOf(written).map(([role, entity]) => ({ role, entity })),
      ...(written.grade ? { grade: written.grade } : {}),
      handling,
      handlingClass: handling === 'C' ? 'C' : 'P',
      compartment: written.compartment ?? '',
      ...(validFrom ? { validFrom } : {}),
      ...(validTo ? { validTo } : {}),
      recordedAt: written.recordedAt ?? '2020-01-01T00:00:00.000Z',
      standsUntil: written.standsUntil ?? FOREVER,
      stated: written.stated ?? '',
      version: written.version ?? 1,
      seen: written.seen ?? ['1:1'],
      delivery: 'd1',
      file: 'f.csv',
      line: 1,
      flags: [],
      likeness: '',
    },
    source,
  );
}
