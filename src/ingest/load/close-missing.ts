import type { FullDelivery } from '../../model/versions';
import { changesOf, grouped } from './load-records';
import { planChain } from './chain-plan';
import { goOn, type LoadServices } from './services';

const CHAINS_AT_ONCE = 4_000;

/**
 * Folds every chain of a source anew, now that a full delivery of it is complete, and gives how many records it closed
 * (judged from the fold, so that a load that was cut off here counts the same when it is resumed).
 */
export async function closeMissing(
  source: string,
  full: FullDelivery | undefined,
  services: LoadServices,
): Promise<number> {
  let closed = 0;
  let after = '';
  for (;;) {
    goOn(services);
    const chains = await services.records.chainsOf(source, after, CHAINS_AT_ONCE);
    if (chains.length === 0) return closed;
    after = chains.at(-1) ?? '';
    const plans = [...grouped(await services.records.versionsOf(chains))].map(([chain, stored]) =>
      planChain(chain, stored, new Map(), services.book, services.idKey),
    );
    closed += plans.filter((plan) =>
      plan.folded.closedBy.some((f) => f.order === full?.order && f.system === full.system),
    ).length;
    await services.records.write(await changesOf(plans, services));
  }
}
