import { checkpointsIn, verifyAudit } from '../audit';
import { verifyLedger } from '../ingest';
import { PlumblineError } from '../shared/errors';
import type { Services } from './services';
import { verifyEvents } from './verify-events';

type Differences = { what: string; message: string }[];

/** All that is held against itself. */
export async function verified(services: Services, witness: string | undefined) {
  const witnessed = witness === undefined ? [] : witnessedIn(witness);
  const { store, sealed, idKey, settings, anchor, auditRecord } = services;
  const held = await verifyLedger({ store, sealed, idKey, home: settings.home });
  const events = await verifyEvents(services);
  const anchored = await anchor.verify();
  const kept = [...checkpointsIn(anchored.heads), ...witnessed];
  const audited = await verifyAudit(auditRecord.setting, auditRecord.own, kept);
  const differences: Differences = [
    ...held.differences.map(({ what, id, message }) => ({ what: `${what} ${id}`, message })),
    ...events.differences,
    ...anchored.differences.map((message) => ({ what: 'anchor', message })),
    ...audited.faults,
  ];
  const answer = {
    ok: differences.length === 0,
    checked: {
      recordsAndFiles: held.checked,
      archiveFilesAndMonths: events.checked,
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

function witnessedIn(text: string): ReturnType<typeof checkpointsIn> {
  const found = checkpointsIn(text);
  if (found.length > 0) return found;
  throw new PlumblineError(
    'usage',
    'There is no checkpoint in the witness file. Give the lines that verify printed: name, number, hash, a blank line, signature.',
  );
}
