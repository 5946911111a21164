import type { EntityId } from '../model/entity';
import { gradeWeight, isTested } from '../model/grade';
import type { Instant } from '../model/time';
import { byCodeUnit } from '../shared/compare';
import type { Attribution } from '../view/projection';
import type { RiskContext } from './context';

/** Who used a number or account over a stretch of time. */
export interface Holding {
  readonly holder: EntityId;
  /** Weight of the best grade among the records that say so. */
  readonly gradeWeight: number;
  /** The record that this rests on: the only one, or the best by grade. Undefined where others would do as well. */
  readonly record: string | undefined;
  /**
   * Where nothing but untested attributions says so: these, the best first, any of which would do. However many, they are one
   * source: rows of one table, which nobody tested.
   */
  readonly untested: readonly string[];
}

export type Holders = (identifier: EntityId, first: Instant, last: Instant) => Holding | undefined;

/**
 * Finds the holder of a number or account from `first` to `last`: whoever an attribution names that covers the stretch,
 * else whoever one names that touches it. Undefined where nobody, or more than one, is named: a shared number is
 * nobody's.
 */
export function holders(context: RiskContext): Holders {
  const known = context.shared('attributions by identifier', () => byIdentifier(context.attributions));
  const single = context.shared('holder of an identifier attributed once', () =>
    attributedOnce(context, known),
  );
  return (identifier, first, last) => {
    const once = single.get(identifier);
    if (once) return once.from <= last && first < once.to ? once.holding : undefined;
    const all = known.get(identifier);
    if (!all) return undefined;
    const covering = all.filter((a) => a.from <= first && last < a.to);
    const candidates = covering.length > 0 ? covering : all.filter((a) => a.from <= last && first < a.to);
    return onlyHolder(context, candidates);
  };
}

/** Most identifiers are attributed once: their holding is made once. */
function attributedOnce(
  context: RiskContext,
  known: ReadonlyMap<EntityId, readonly Attribution[]>,
): Map<EntityId, { from: Instant; to: Instant; holding: Holding | undefined }> {
  return new Map(
    [...known].flatMap(([identifier, all]) => {
      const [only, ...others] = all;
      if (!only || others.length > 0) return [];
      return [[identifier, { from: only.from, to: only.to, holding: onlyHolder(context, all) }]];
    }),
  );
}

function onlyHolder(context: RiskContext, candidates: readonly Attribution[]): Holding | undefined {
  // What nobody tested neither adds to what was nor contests it: one row more would make a known number nobody's.
  const settled = candidates.filter((a) => !isUntested(context, a.record));
  const asked = settled.length > 0 ? settled : candidates;
  const [first] = asked;
  if (!first || asked.some((a) => a.holder !== first.holder)) return undefined;
  const weights = [...new Set(asked.map((a) => a.record))]
    .map((record) => [record, gradeWeight(context.record(record)?.grade, context.policy.grades)] as const)
    .sort((a, b) => b[1] - a[1] || byCodeUnit(a[0], b[0]));
  const [best, next] = weights;
  return {
    holder: first.holder,
    gradeWeight: best?.[1] ?? 1,
    record: best !== undefined && (next === undefined || best[1] > next[1]) ? best[0] : undefined,
    untested: settled.length > 0 ? [] : weights.map(([record]) => record),
  };
}

/** True of a telephone attribution that is not graded 1A or 1B. What a register says of its own people is no attribution. */
function isUntested(context: RiskContext, record: string): boolean {
  const version = context.record(record);
  return version?.source === 'phone-attribution' && !isTested(version.grade);
}

function byIdentifier(attributions: readonly Attribution[]): Map<EntityId, Attribution[]> {
  const known = new Map<EntityId, Attribution[]>();
  for (const a of attributions) {
    const held = known.get(a.identifier);
    if (held) held.push(a);
    else known.set(a.identifier, [a]);
  }
  return known;
}
