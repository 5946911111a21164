import type { Row } from '../../graph/statement';
import type { GraphStore } from '../../graph/store';
import type { EntityId } from '../../model/entity';
import type { Bounds, Instant } from '../../model/time';
import type { Meaning, Meanings } from '../../model/record';

/** A version of an open row that exclusions follow from. */
export interface OpenRow {
  readonly id: string;
  readonly source: string;
  readonly chain: string;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
  /** The entities that it names in a role. */
  named(role: string): readonly EntityId[];
  /** What a text of the row says, each where there are several. */
  says(field: string): readonly string[];
  /** A date of the row. */
  when(field: string): Bounds | undefined;
}

/** Every version of the open rows of `sources` that name one of `entities`, each once. */
export async function openRows(
  store: GraphStore,
  entities: readonly EntityId[],
  sources: readonly string[],
): Promise<OpenRow[]> {
  if (entities.length === 0) return [];
  const rows = await store.read('view/open-rows-naming', { entities, sources });
  return [...new Map(rows.map((row) => [row.id, openRow(row)])).values()];
}

function openRow(row: Row<'view/open-rows-naming'>): OpenRow {
  const namings = JSON.parse(row.namings) as [string, EntityId][];
  const meanings = JSON.parse(row.meanings) as Meanings;
  const { id, source, chain, recordedAt, standsUntil } = row;
  return {
    id,
    source,
    chain,
    recordedAt,
    standsUntil,
    named: (role) => namings.filter(([r]) => r === role).map(([, entity]) => entity),
    says: (field) => textsOf(meanings[field]),
    when: (field) => (Array.isArray(meanings[field]) ? (meanings[field] as unknown as Bounds) : undefined),
  };
}

function textsOf(meaning: Meaning | undefined): readonly string[] {
  if (typeof meaning === 'string') return [meaning];
  return Array.isArray(meaning) ? (meaning as readonly string[]) : [];
}

/** Of each chain the version that stands now or, where the row is closed, stood last. */
export function lastVersions(rows: readonly OpenRow[]): OpenRow[] {
  const last = new Map<string, OpenRow>();
  for (const row of rows) {
    const known = last.get(row.chain);
    if (!known || order(known) < order(row)) last.set(row.chain, row);
  }
  return [...last.values()];
}

function order(row: OpenRow): string {
  return `${row.standsUntil} ${row.recordedAt} ${row.id}`;
}
