import type { Reader } from '../../../src/model/view';
import { ask } from '../../../src/operations/ask';
import { operationNamed } from '../../../src/operations/catalogue';
import { AS_OF } from './visible-force';
import { readerOf, type World } from './world';

/**
 * Readers who differ from the reader in one thing each ask first, so that what is kept for them lies ready where a key
 * forgot that thing: clearance, compartment, exclusions, as-of.
 */
export async function neighboursAsk(world: World): Promise<void> {
  const reader = await readerOf(world);
  const nobody = { ...reader, staffId: undefined, noStaffRecord: { reason: 'test', excluded: [] } };
  const neighbours: [Reader, object][] = [
    [{ ...reader, clearance: ['P', 'C'] }, { asOf: AS_OF }],
    [{ ...reader, compartments: ['ALDER'] }, { asOf: AS_OF }],
    [nobody, { asOf: AS_OF }],
    [reader, {}],
  ];
  for (const [neighbour, clocks] of neighbours)
    for (const operation of ['patterns-run', 'top20', 'search'] as const) {
      const question = operation === 'search' ? { query: 'S0', ...clocks } : clocks;
      await ask(world.services, operationNamed(operation), neighbour, question);
    }
}
