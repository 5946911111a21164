import { labelText } from '../../ledger/delivery-file';
import type { Folded, FullDelivery } from '../../model/versions';
import { grouped } from './grouped';
import { changesOf } from './load-records';
import { planChain, type ChainPlan } from './chain-plan';
import { goOn, type LoadServices } from './services';

const CHAINS_AT_ONCE = 4_000;

/**
 * Folds every chain of a source anew, now that a full delivery of it is complete, and gives how many records it closed, and
 * how many of them whoever loads may know of (judged from the fold, so that a load that was cut off here counts the same when
 * it is resumed).
 */
export async function closeMissing(
  source: string,
  full: FullDelivery | undefined,
  services: LoadServices,
): Promise<{ closed: number; told: number; labels: ReadonlySet<string> }> {
  let closed = 0;
  let told = 0;
  const labels = new Set<string>();
  const closes = ({ closedBy }: Folded): boolean =>
    closedBy.some((f) => f.order === full?.order && f.system === full.system);
  let after = '';
  for (;;) {
    goOn(services);
    const chains = await services.records.chainsOf(source, after, CHAINS_AT_ONCE);
    if (chains.length === 0) return { closed, told, labels };
    after = chains.at(-1) ?? '';
    const plans: ChainPlan[] = [];
    for (const [chain, stored] of grouped(await services.records.versionsOf(chains))) {
      const plan = planChain(chain, stored, new Map(), services.book, services.idKey);
      plans.push(plan);
      const { reported } = services;
      const seen = reported.isWhole(source, stored) ? plan.folded : reported.fold(chain, source, stored, []);
      if (closes(seen)) told++;
      if (closes(plan.folded)) closed++;
      if (!closes(seen) && !closes(plan.folded)) continue;
      for (const { compartment, handlingClass } of stored) labels.add(labelText(compartment, handlingClass));
    }
    await services.records.write(await changesOf(plans, services));
  }
}
