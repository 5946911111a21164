import type { GraphStore, GraphValue } from '../../../src/graph/store';
import type { World } from '../noninterference/world';
import { openView, parseClock } from '../../../src/view';
import type { View } from '../../../src/model/view';

/** What a graph holds, to ask for it; sorted, so that both engines are asked the same. */
export interface Known {
  readonly records: readonly {
    id: string;
    chain: string;
    source: string;
    seen: readonly string[];
    likeness: string;
  }[];
  readonly entities: readonly { id: string; kind: string; nativeId: string }[];
  readonly namings: readonly { record: string; entity: string; role: string }[];
  readonly contacts: readonly { id: string; source: string; delivery: string; from: string; to: string }[];
  readonly files: readonly { id: string; number: number; state: string }[];
}

export function rowsOf(store: GraphStore, text: string): Promise<Record<string, GraphValue>[]> {
  return store.readText({ name: 'conformance', text, integers: [] }, {});
}

export async function knownOf(store: GraphStore): Promise<Known> {
  const ask = async <T>(text: string): Promise<T[]> => (await rowsOf(store, text)) as unknown as T[];
  return {
    records: await ask(
      'MATCH (r:Record) RETURN r.id AS id, r.chain AS chain, r.source AS source, r.seen AS seen, coalesce(r.likeness, "") AS likeness ORDER BY id',
    ),
    entities: await ask(
      'MATCH (e:Entity) RETURN e.id AS id, e.kind AS kind, e.nativeId AS nativeId ORDER BY id',
    ),
    namings: await ask(
      'MATCH (r:Record)-[n:NAMES]->(e:Entity) RETURN r.id AS record, e.id AS entity, n.role AS role ORDER BY record, entity, role',
    ),
    contacts: await ask(
      'MATCH (a:Entity)-[c:CONTACT]->(b:Entity) RETURN c.id AS id, c.source AS source, c.delivery AS delivery, a.id AS from, b.id AS to ORDER BY id',
    ),
    files: await ask(
      'MATCH (d:DeliveryFile) RETURN d.id AS id, d.number AS number, d.state AS state ORDER BY number',
    ),
  };
}

const READERS = ['reader', 'all', 'intake'] as const;
const CLOCKS = [{}, { asOf: '2026-06-30' }, { asOf: '2026-05-30', validAt: '2026-04-01' }] as const;

/** The views of readers who see little, all and nothing, now and at times inside the history. */
export async function viewsOf({ services }: World): Promise<View[]> {
  const views: View[] = [];
  for (const reader of READERS) {
    for (const clocks of CLOCKS) {
      const at = Object.fromEntries(
        Object.entries(clocks).map(([name, text]) => [name, parseClock(text, services.settings.zone)]),
      );
      views.push(await openView(services.store, await services.readers.named(reader), at));
    }
  }
  return views;
}
