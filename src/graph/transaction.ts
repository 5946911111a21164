import { registered } from './registry';
import { step, type Step } from './store';

/**
 * The steps of a transaction as an engine runs them: where one of them changes what is loaded, the generation of the
 * graph is counted on first, so that nobody who sees the change takes what was read before it for what stands.
 */
export function transactionOf(steps: readonly Step[]): readonly Step[] {
  const loads = steps.some(({ name }) => registered(name).mode === 'load');
  return loads ? [step('ledger/next-generation', {}), ...steps] : steps;
}
