import type { EntityId, Register } from '../../model/entity';
import type { FieldDefinition } from '../../model/source';
import type { EventFile } from '../archive';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';

/** True of a field that may refer to an entry of one of the registers. */
export function refersTo(field: FieldDefinition | undefined, registers: readonly Register[]): boolean {
  if (field?.type !== 'reference') return false;
  return [field.register ?? 'nominal', ...(field.alsoRegisters ?? [])].some((r) => registers.includes(r));
}

/** True of an entity id of one of the registers, as SQL. */
export function isEntryOf(id: string, registers: readonly Register[]): string {
  return `regexp_matches(${id}, ${literal(`^[^:]*:[^:.]*\\.(${registers.join('|')})[.:]`)})`;
}

/** How often `events` (a table with the columns of archived events) refer to entries of registers at their two ends. */
export async function entryReferences(
  duck: Duck,
  { source, entries }: EventFile,
  events: string,
): Promise<Map<EntityId, number>> {
  const registers = entries?.registers ?? [];
  const ends = [source.contact?.from, source.contact?.to].map((field) => source.fields[field ?? '']);
  if (!ends.some((field) => refersTo(field, registers))) return new Map();
  const rows = await duck.rows<{ id: string; n: bigint }>(
    `SELECT id, count(*) AS n FROM (SELECT unnest([from_entity, to_entity]) AS id FROM ${events})
      WHERE ${isEntryOf('id', registers)} GROUP BY id ORDER BY id`,
  );
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}
