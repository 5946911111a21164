import { entityParts, type EntityId } from '../../model/entity';
import { DUTIES, type Explanation } from '../../model/explanation';
import { BEGINNING, FOREVER, type Bounds } from '../../model/time';
import { by } from '../../shared/compare';
import type { RecordVersion } from '../../model/record';

type Stating = Pick<RecordVersion, 'id' | 'source' | 'meanings' | 'names'>;
type Explains = (record: Stating) => Explanation[];

/** How each source that explains contact does so. */
const SOURCES: Readonly<Record<string, Explains>> = {
  'notifiable-associations': (record) => declared(record, 'association', 'associate'),
  relationships: (record) => declared(record, 'relationship', 'relative'),
  links: duties,
};

/** Everything by which the records explain contact of staff with somebody, in order of the two, start and record. */
export function explanationsOf(records: readonly Stating[]): Explanation[] {
  return records
    .flatMap((record) => SOURCES[record.source]?.(record) ?? [])
    .sort(by((e) => [e.staff, e.other, e.from, e.record].join('\u001f')));
}

function declared(record: Stating, why: Explanation['why'], role: string): Explanation[] {
  const from = boundsOf(record, 'declared');
  // Without a day nobody can say what came before it; the source requires one.
  if (!from) return [];
  return inRole(record, 'declarer').flatMap((staff) =>
    inRole(record, role).map((other) => ({
      staff,
      other,
      why,
      from: from[0],
      to: FOREVER,
      record: record.id,
    })),
  );
}

function duties(record: Stating): Explanation[] {
  const kind = record.meanings['kind'];
  if (typeof kind !== 'string' || !DUTIES.includes(kind)) return [];
  const from = boundsOf(record, 'from_date')?.[0] ?? BEGINNING;
  const to = boundsOf(record, 'to_date')?.[1] ?? FOREVER;
  const ends = inRole(record, 'from').flatMap((a) => inRole(record, 'to').map((b) => [a, b] as const));
  return ends
    .flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    .filter(([staff, other]) => staff !== other && entityParts(staff)?.register === 'staff')
    .map(([staff, other]) => ({ staff, other, why: 'duty', from, to, record: record.id }));
}

function inRole(record: Stating, role: string): EntityId[] {
  return [...new Set(record.names.filter((n) => n.role === role).map((n) => n.entity))];
}

function boundsOf(record: Stating, field: string): Bounds | undefined {
  const value = record.meanings[field];
  return Array.isArray(value) ? (value as unknown as Bounds) : undefined;
}
