import { step } from '../../graph/store';
import type { DeliveryFile } from '../../ledger/delivery-file';
import { issuedFields, type SourceDefinition } from '../../model/source';
import { sourceOf } from '../../sources';
import { GraphRecords } from '../load/record-store';
import { goOn, type LoadServices } from '../load/services';
import { likenessOf } from './content';

const KEYS_AT_ONCE = 1_000;

/**
 * Gives the records of files that version 0.2.0 or an earlier one loaded their likeness, once: a feed that comes again after the
 * upgrade is noticed as well. Nobody is told, since it would tell that something is loaded. Gives the ledger as it is then. What
 * is cut off is begun anew by the next load.
 */
export async function likenEarlier(
  ledger: readonly DeliveryFile[],
  services: Pick<LoadServices, 'store' | 'idKey' | 'signal' | 'lease'>,
): Promise<readonly DeliveryFile[]> {
  const sources = new Map<string, SourceDefinition>();
  for (const { likened, source } of ledger) {
    const definition = likened ? undefined : sourceOf(source);
    if (definition && issuedFields(definition).length > 0) sources.set(source, definition);
  }
  if (sources.size === 0) return ledger;
  for (const source of sources.values()) await likenSource(source, services);
  const now = ledger.map((file) => (sources.has(file.source) ? { ...file, likened: true } : file));
  const files = now.filter((file) => sources.has(file.source)).map(({ id, likened }) => ({ id, likened }));
  await services.store.write([step('ledger/put-files', { files })]);
  return now;
}

async function likenSource(
  source: SourceDefinition,
  services: Pick<LoadServices, 'store' | 'idKey' | 'signal' | 'lease'>,
): Promise<void> {
  const records = new GraphRecords(services.store);
  const of = likenessOf(source, services.idKey);
  for (let after = ''; ;) {
    goOn(services);
    const chains = await records.chainsOf(source.id, after, KEYS_AT_ONCE);
    const last = chains.at(-1);
    if (last === undefined) return;
    const ids = (await records.versionsOf(chains)).map(({ id }) => id);
    const likenesses = (await records.whole(ids))
      .map((record) => ({ id: record.id, likeness: of(record) }))
      .filter(({ likeness }) => likeness !== '');
    if (likenesses.length > 0) await services.store.write([step('records/liken', { likenesses })]);
    after = last;
  }
}
