import { checkpointsIn, verifyAudit } from '../audit';
import { verifyLedger } from '../ingest';
import { knownFault } from '../shared/disk-fault';
import type { Reader } from '../model/view';
import { sightOf } from '../view';
import type { Services } from './services';
import { verifyEvents } from './verify-events';
import { verifyProtection } from './verify-protection';
import { witnessedIn } from './witnessed';

type Differences = { what: string; message: string }[];

/** All that is held against itself; what is counted and named is what the reader may know of. */
export async function verified(services: Services, reader: Reader, witness: string | undefined) {
  const witnessed = witness === undefined ? [] : witnessedIn(witness);
  const { store, sealed, idKey, settings, anchor, auditRecord } = services;
  const held = await orUnreadable('graph', async () => {
    const asker = { name: reader.name, sight: await sightOf(store, reader) };
    return verifyLedger({ store, sealed, idKey, home: settings.home }, asker);
  });
  const events = await orUnreadable('archive', () => verifyEvents(services, reader.name));
  const protection = await orUnreadable('protected.yaml', async () => ({
    checked: 0,
    differences: await verifyProtection(services, reader.name),
  }));
  const anchored = await anchor.verify();
  const kept = [...checkpointsIn(anchored.heads), ...witnessed];
  const audited = await verifyAudit(auditRecord.setting, auditRecord.own, kept);
  const differences: Differences = [
    ...held.differences.map(({ what, message, ...of }) => ({
      what: 'id' in of ? `${what} ${of.id}`.trim() : what,
      message,
    })),
    ...protection.differences,
    ...events.differences,
    ...anchored.differences.map((message) => ({ what: 'anchor', message })),
    ...audited.faults,
  ];
  const answer = {
    ok: differences.length === 0,
    checked: {
      recordsAndFiles: held.checked,
      eventFiles: events.checked,
      auditEntries: audited.entries,
    },
    differences,
    heads: audited.heads.map(({ proofs, ...head }) => ({
      ...head,
      proofs: proofs.map(({ from, hashes }) => ({ from, hashes: [...hashes] })),
    })),
  };
  return { answer, broken: audited.broken };
}

/** What was edited so that it cannot even be read is a difference as well: it does not stop the rest. */
async function orUnreadable<T extends { checked: number; differences: readonly object[] }>(
  what: string,
  check: () => Promise<T>,
): Promise<T | { checked: number; differences: Differences }> {
  try {
    return await check();
  } catch (error) {
    const fault = knownFault(error);
    if (fault?.code === 'folder_differs')
      return { checked: 0, differences: [{ what: 'archive', message: fault.message }] };
    if (fault && fault.code !== 'statement') throw fault;
    const message = 'Something in it cannot be read: it was edited or damaged. Put it back from a backup.';
    return { checked: 0, differences: [{ what, message }] };
  }
}
