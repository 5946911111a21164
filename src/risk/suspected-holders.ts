import type { EntityId } from '../model/entity';
import { byCodeUnit } from '../shared/compare';
import type { RiskContext } from './context';
import { shownBy } from './shared-contact';
import { sharedCircles } from './shared-circles';
import type { Suspicions } from './suspicion';

/** A serving person who is suspected to use a number that is attributed to nobody. */
export interface SuspectedHolder {
  readonly holder: EntityId;
  /** The contact months and attributions without which there might be no suspicion. Sorted. */
  readonly rests: readonly string[];
}

/** The suspicions of the frozen baseline, else of all of the billing; none where they would count nothing. */
export function suspicionsOf(context: RiskContext): Suspicions {
  return context.shared(
    'suspicions',
    () => context.suspicions ?? (context.policy.suspectedWeight > 0 ? sharedCircles(context) : {}),
  );
}

/**
 * Suspected holders by number. A suspicion that was worked out from other records stands where what is known here still
 * shows enough of the same counterparts shared, so that it falls with what it rests on and with nothing else.
 */
export function suspectedHolders(context: RiskContext): ReadonlyMap<EntityId, SuspectedHolder> {
  return context.shared('suspected holders', () => {
    if (!(context.policy.suspectedWeight > 0)) return new Map<EntityId, SuspectedHolder>();
    const attributed = new Set(context.attributions.map((a) => a.identifier));
    const suspicions = new Map(
      Object.entries(suspicionsOf(context)).filter(([number]) => !attributed.has(number)),
    );
    if (suspicions.size === 0) return new Map<EntityId, SuspectedHolder>();
    const shown = shownBy(context, suspicions);
    return new Map(
      [...suspicions].flatMap(([number, { holder }]): [EntityId, SuspectedHolder][] => {
        const rests = shown.get(number)!;
        if (rests.size < context.policy.suspectedShared) return [];
        return [[number, { holder, rests: [...new Set([...rests.values()].flat())].sort(byCodeUnit) }]];
      }),
    );
  });
}
