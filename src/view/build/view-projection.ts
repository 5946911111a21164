import { createHmac } from 'node:crypto';
import type { ContactMonth } from '../../model/contact';
import type { EntityId } from '../../model/entity';
import type { Explanation } from '../../model/explanation';
import type { Link } from '../../model/link';
import type { RecordId, RecordVersion } from '../../model/record';
import type { View } from '../../model/view';
import { numbersLeftOut } from '../links/computed/shared-number';
import { LinkEngine } from '../links/engine';
import { ExplainedPairs } from '../links/explained';
import { Holders } from '../links/holders';
import { LinkIndex } from '../links/index-of';
import { MonthParts } from '../links/parts';
import type { Attribution, Coverage, EntityCard, Projection, Stretch } from '../projection';
import { cardMaker, introductions, type Card } from './cards';
import { coverageOf } from './coverage';
import type { MonthArchive } from './months';
import type { ProjectedRecord } from './projected-record';
import type { Contacts } from './contacts';

/** What is shown, in numbers and lists: the part of a projection that readers who see the same share. */
interface Core {
  readonly watermark: string;
  readonly index: LinkIndex;
  readonly engine: LinkEngine;
  readonly attributions: readonly Attribution[];
  readonly explanations: readonly Explanation[];
  readonly forceOwned: ReadonlySet<EntityId>;
  readonly entities: readonly Card[];
  readonly coverage: readonly Coverage[];
  readonly linksAt: Map<string, ReadonlyMap<EntityId, readonly Link[]>>;
  readonly naming: Naming;
}

/** What a view shows, whose the numbers and accounts were by it, and what it explains. */
interface Shown {
  readonly records: readonly ProjectedRecord[];
  readonly attributions: readonly Attribution[];
  readonly explanations: readonly Explanation[];
  readonly forceOwned: ReadonlySet<EntityId>;
  readonly contacts: Contacts;
}

/** The records that name an entity, as positions in compressed rows. */
interface Naming {
  readonly offsets: Uint32Array;
  readonly positions: Uint32Array;
}

export class ViewProjection implements Projection {
  private constructor(
    readonly view: View,
    private readonly core: Core,
  ) {}

  /** Records in order of id; nothing in any of them that the view does not show. */
  static async make(
    view: View,
    { records, attributions, explanations, forceOwned, contacts }: Shown,
    archive: MonthArchive,
    idKey: Buffer,
  ): Promise<ViewProjection> {
    const index = new LinkIndex(records, contacts);
    const holders = new Holders(index, attributions);
    const explained = new ExplainedPairs(index, explanations, attributions);
    const parts = await MonthParts.read(index, holders, explained, view, archive);
    return new ViewProjection(view, {
      watermark: watermarkOf(records, contacts, idKey),
      index,
      attributions,
      explanations,
      forceOwned,
      engine: new LinkEngine(index, attributions, holders, explained, parts, numbersOf(index, forceOwned)),
      entities: cardsOf(index),
      coverage: coverageOf(records, contacts),
      linksAt: new Map(),
      naming: namingOf(index),
    });
  }

  /** The same for another reader who sees the same. */
  for(view: View): ViewProjection {
    return new ViewProjection(view, this.core);
  }

  get watermark(): string {
    return this.core.watermark;
  }

  get records(): readonly RecordVersion[] {
    return this.core.index.records;
  }

  get contacts(): readonly ContactMonth[] {
    return this.core.index.contacts.all();
  }

  get attributions(): readonly Attribution[] {
    return this.core.attributions;
  }

  get explanations(): readonly Explanation[] {
    return this.core.explanations;
  }

  get forceOwned(): ReadonlySet<EntityId> {
    return this.core.forceOwned;
  }

  get entities(): readonly EntityCard[] {
    return this.core.entities;
  }

  get coverage(): readonly Coverage[] {
    return this.core.coverage;
  }

  entity(id: EntityId): EntityCard | undefined {
    const at = this.core.index.entityAt.get(id);
    return at === undefined ? undefined : this.core.entities[at];
  }

  record(id: RecordId): RecordVersion | undefined {
    const at = this.core.index.recordAt.get(id);
    return at === undefined ? undefined : this.core.index.records[at];
  }

  contact(id: string): ContactMonth | undefined {
    return this.core.index.contacts.byId(id);
  }

  stretches(contact: string, staff: EntityId, other: EntityId): readonly Stretch[] {
    const { contacts, entityAt } = this.core.index;
    const { explained, parts } = this.core.engine;
    const position = contacts.positionOf(contact);
    if (position === undefined) return [];
    const known = explained.between(entityAt.get(staff) ?? -1, entityAt.get(other) ?? -1);
    return parts.divided(position, [], [], known);
  }

  recordsOf(source: string): readonly RecordVersion[] {
    return this.core.index
      .ofSource(source)
      .map((i) => this.core.index.record(i))
      .filter((record) => !record.isCut);
  }

  recordsNaming(id: EntityId): readonly RecordVersion[] {
    const at = this.core.index.entityAt.get(id);
    if (at === undefined) return [];
    const { offsets, positions } = this.core.naming;
    return Array.from(positions.subarray(offsets[at], offsets[at + 1]), (i) => this.core.index.record(i));
  }

  links(kind: string): readonly Link[] {
    return this.core.engine.of(kind);
  }

  linksOf(kind: string, id: EntityId): readonly Link[] {
    let at = this.core.linksAt.get(kind);
    if (!at) this.core.linksAt.set(kind, (at = linksByEnd(this.links(kind))));
    return at.get(id) ?? [];
  }

  get numbersLeftOut(): readonly { readonly number: EntityId; readonly staff: number }[] {
    return numbersLeftOut(this.core.engine);
  }
}

function watermarkOf(records: readonly ProjectedRecord[], contacts: Contacts, key: Buffer): string {
  const hmac = createHmac('sha256', key).update('watermark');
  for (let i = 0; i < records.length; i += AT_ONCE) {
    const part = records.slice(i, i + AT_ONCE);
    hmac.update(part.map((r) => `${r.id}${r.recordedAt}${r.standsUntil}`).join(''));
  }
  let text = '';
  for (let i = 0; i < contacts.length; i++) {
    const reasoned = contacts.reasoned(i);
    text += `${contacts.id(i)}${contacts.count(i)}${reasoned > 0 ? `/${reasoned}` : ''};`;
    if (i % AT_ONCE > 0) continue;
    hmac.update(text);
    text = '';
  }
  hmac.update(text);
  return hmac.digest('hex').slice(0, 32);
}

const AT_ONCE = 5000;

function cardsOf(index: LinkIndex): Card[] {
  const cards = index.entityIds.map(cardMaker());
  for (const [source, role] of introductions()) {
    for (const position of index.ofSource(source)) {
      const record = index.record(position);
      for (const entity of index.inRoles(position, [role])) cards[entity]?.introduce(record);
    }
  }
  return cards;
}

/** Those of the entities that the projection has, by number. */
function numbersOf({ entityAt }: LinkIndex, entities: ReadonlySet<EntityId>): ReadonlySet<number> {
  return new Set([...entities].flatMap((id) => entityAt.get(id) ?? []));
}

function namingOf(index: LinkIndex): Naming {
  const offsets = new Uint32Array(index.entityIds.length + 1);
  const namings = index.named.length;
  const last = new Int32Array(index.entityIds.length).fill(-1);
  const each = (visit: (entity: number, position: number) => void): void => {
    last.fill(-1);
    let position = 0;
    for (let i = 0; i < namings; i++) {
      while (i >= (index.offsets[position + 1] ?? 0)) position++;
      const entity = index.named[i] ?? 0;
      if (last[entity] !== position) visit(entity, position);
      last[entity] = position;
    }
  };
  each((entity) => (offsets[entity + 1] = (offsets[entity + 1] ?? 0) + 1));
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  const cursor = offsets.slice();
  const positions = new Uint32Array(offsets.at(-1) ?? 0);
  each((entity, position) => {
    const at = cursor[entity] ?? 0;
    positions[at] = position;
    cursor[entity] = at + 1;
  });
  return { offsets, positions };
}

function linksByEnd(links: readonly Link[]): ReadonlyMap<EntityId, readonly Link[]> {
  const found = new Map<EntityId, Link[]>();
  for (const link of links) {
    for (const end of [link.from, link.to]) {
      const list = found.get(end);
      if (list) list.push(link);
      else found.set(end, [link]);
    }
  }
  return found;
}
