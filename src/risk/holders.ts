import type { EntityId } from '../model/entity';
import type { Instant } from '../model/time';
import type { Attribution } from '../view/projection';
import type { RiskContext } from './context';

/** Who used a number or account over a stretch of time, and the record that says so. */
export interface Holding {
  readonly holder: EntityId;
  readonly record: string;
}

export type Holders = (identifier: EntityId, first: Instant, last: Instant) => Holding | undefined;

/**
 * Finds the holder of a number or account from `first` to `last`: whoever an attribution names that covers the stretch,
 * else whoever one names that touches it. Undefined where nobody, or more than one, is named: a shared number is
 * nobody's. Of several records that name the same holder the first by id is given.
 */
export function holders(context: RiskContext): Holders {
  const known = context.shared('attributions by identifier', () => byIdentifier(context.attributions));
  return (identifier, first, last) => {
    const all = known.get(identifier);
    if (!all) return undefined;
    const covering = all.filter((a) => a.from <= first && last < a.to);
    return onlyHolder(covering.length > 0 ? covering : all.filter((a) => a.from <= last && first < a.to));
  };
}

function onlyHolder(candidates: readonly Attribution[]): Holding | undefined {
  const [first] = candidates;
  if (!first || candidates.some((a) => a.holder !== first.holder)) return undefined;
  return { holder: first.holder, record: first.record };
}

function byIdentifier(attributions: readonly Attribution[]): Map<EntityId, Attribution[]> {
  const known = new Map<EntityId, Attribution[]>();
  for (const a of [...attributions].sort((x, y) =>
    x.record < y.record ? -1 : x.record > y.record ? 1 : 0,
  )) {
    const held = known.get(a.identifier);
    if (held) held.push(a);
    else known.set(a.identifier, [a]);
  }
  return known;
}

/**
 * The moment (ms) from which each person of the population has an identifier of that kind (`number:` or `account:`)
 * attributed; Infinity for whoever has none: what that person does there cannot be seen.
 */
export function attributedSince(context: RiskContext, kind: 'number' | 'account'): Float64Array {
  return context.shared(`attributed ${kind}`, () => {
    const since = new Float64Array(context.population.members.length).fill(Infinity);
    for (const { identifier, holder, from } of context.attributions) {
      const person = identifier.startsWith(`${kind}:`) ? context.population.position.get(holder) : undefined;
      if (person !== undefined) since[person] = Math.min(since[person]!, Date.parse(from));
    }
    return since;
  });
}
