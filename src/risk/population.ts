import type { EntityId } from '../model/entity';
import { ms, type Bounds, type Instant } from '../model/time';
import { byCodeUnit } from '../shared/compare';
import type { RecordVersion } from '../model/record';
import { YEAR_MS } from './decay';
import { boundsOf, knownByOf, momentOf } from './moment';

/** Somebody who serves at the time of the score. */
export interface Member {
  readonly id: EntityId;
  /** The workforce record that says so. */
  readonly record: string;
  /** ms since 1970. */
  readonly joined: number;
  readonly unit: string;
  /** Rank or grade; where there is none, the kind of staff. */
  readonly role: string;
  /** Band of years served: `under 2`, `2–5`, `5–10`, `10–20`, `20 and over`. */
  readonly tenure: string;
}

/** The people who are ranked, in order of id, and their positions. */
export interface Population {
  readonly members: readonly Member[];
  readonly position: ReadonlyMap<EntityId, number>;
}

/**
 * Who serves at `asOf`: joined by then and not left, from the workforce records that stand; of several for one person
 * the one recorded last. The unit is that of the post held then, else the workforce's.
 */
export function servingPopulation(
  workforce: readonly RecordVersion[],
  posts: readonly RecordVersion[],
  asOf: Instant,
  only?: ReadonlySet<EntityId>,
): Population {
  const latest = new Map<EntityId, RecordVersion>();
  for (const record of workforce) {
    const id = record.meanings['staff_id'];
    if (typeof id !== 'string' || (only && !only.has(id))) continue;
    const held = latest.get(id);
    if (
      !held ||
      held.recordedAt < record.recordedAt ||
      (held.recordedAt === record.recordedAt && held.id < record.id)
    ) {
      latest.set(id, record);
    }
  }
  const isKnown = knownByOf(asOf);
  const units = unitsHeld(posts, isKnown);
  const members = [...latest]
    .filter(([, record]) => serves(record, isKnown))
    .map(([id, record]) => memberOf(id, record, units.get(id), ms(asOf)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { members, position: new Map(members.map((m, i) => [m.id, i])) };
}

type IsKnown = (bounds: Bounds) => boolean;

function serves(record: RecordVersion, isKnown: IsKnown): boolean {
  const joined = boundsOf(record, 'joined');
  const left = boundsOf(record, 'left');
  return joined !== undefined && isKnown(joined) && !(left && isKnown(left));
}

function memberOf(id: EntityId, record: RecordVersion, unit: string | undefined, asOf: number): Member {
  const text = (field: string): string | undefined => {
    const value = record.meanings[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const joined = momentOf(boundsOf(record, 'joined')!);
  return {
    id,
    record: record.id,
    joined,
    unit: unit ?? text('unit') ?? 'not stated',
    role: text('rank_or_grade') ?? text('kind') ?? 'not stated',
    tenure: tenureBand((asOf - joined) / YEAR_MS),
  };
}

function tenureBand(years: number): string {
  if (years < 2) return 'under 2';
  if (years < 5) return '2–5';
  if (years < 10) return '5–10';
  return years < 20 ? '10–20' : '20 and over';
}

/**
 * The unit that each of the workforce serves in at `asOf` or, having left, served in last: that of the post held then,
 * else of the post held last, else the workforce's own. Whoever has none is not in it.
 */
export function lastUnits(
  workforce: readonly RecordVersion[],
  posts: readonly RecordVersion[],
  asOf: Instant,
): Map<EntityId, string> {
  const isKnown = knownByOf(asOf);
  const stated = new Map<EntityId, string>();
  for (const { meanings } of [...workforce].sort(byRecorded)) {
    const { staff_id: id, unit } = meanings;
    if (typeof id === 'string' && typeof unit === 'string' && unit !== '') stated.set(id, unit);
  }
  const begun = posts.map(({ id, meanings: { to: _, ...meanings } }) => ({ id, meanings }));
  return new Map([...stated, ...unitsHeld(begun, isKnown), ...unitsHeld(posts, isKnown)]);
}

function byRecorded(a: RecordVersion, b: RecordVersion): number {
  return byCodeUnit(a.recordedAt, b.recordedAt) || byCodeUnit(a.id, b.id);
}

/** The unit of the post that each person holds at `asOf`; of several, of the one held since latest. */
function unitsHeld(
  posts: readonly Pick<RecordVersion, 'id' | 'meanings'>[],
  isKnown: IsKnown,
): Map<EntityId, string> {
  const since = new Map<EntityId, string>();
  const units = new Map<EntityId, string>();
  for (const post of posts) {
    const { staff_id: id, unit } = post.meanings;
    const from = boundsOf(post, 'from');
    const to = boundsOf(post, 'to');
    if (typeof id !== 'string' || typeof unit !== 'string') continue;
    if ((from && !isKnown(from)) || (to && isKnown(to))) continue;
    const start = `${from?.[1] ?? ''}|${post.id}`;
    if (start < (since.get(id) ?? '')) continue;
    since.set(id, start);
    units.set(id, unit);
  }
  return units;
}
