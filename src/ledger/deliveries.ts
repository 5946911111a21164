import type { GraphStore } from '../graph/store';
import type { Instant } from '../model/time';
import { by } from '../shared/compare';
import {
  countsOf,
  sendingId,
  toldCounts,
  type DeliveryFile,
  type FileCounts,
  type FileState,
} from './delivery-file';
import { readLedger } from './read-ledger';

/** A delivery as the page of deliveries shows it: counts and settings, no record. */
export interface LedgerDelivery {
  readonly delivery: string;
  readonly supplier: string;
  readonly suppliedAt: Instant;
  readonly basis: string;
  /** Which sending under this delivery id, from 1. */
  readonly sending: number;
  /** What it is asked for by (`sendingId`). */
  readonly id: string;
  readonly loader: string;
  readonly loadedAt: Instant;
  readonly files: readonly LedgerFile[];
}

export interface LedgerFile extends FileCounts {
  readonly file: string;
  readonly source: string;
  readonly system: string;
  readonly mode: 'delta' | 'full';
  readonly state: FileState;
  /** Null where the supplier stated none. */
  readonly statedRows: number | null;
  /** Path under the data folder, or null. */
  readonly rejects: string | null;
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly warnings: readonly string[];
  readonly skippedFor: readonly { readonly reason: string; readonly lines: number }[];
}

/**
 * Every delivery in the ledger, the latest supplied first: with the counts that are stored where `cleared` says so of a
 * file, else with those that its loader is told.
 */
export async function deliveriesInLedger(
  store: GraphStore,
  cleared: (file: DeliveryFile) => boolean,
): Promise<LedgerDelivery[]> {
  const groups = new Map<string, DeliveryFile[]>();
  for (const file of await readLedger(store)) {
    const id = [file.suppliedAt, file.supplier, file.delivery, String(file.sending).padStart(6, '0')].join(
      '\u001f',
    );
    const group = groups.get(id);
    if (group) group.push(file);
    else groups.set(id, [file]);
  }
  return [...groups]
    .sort(by(([id]) => id))
    .reverse()
    .map(([, files]) =>
      delivered(
        [...files].sort((a, b) => a.index - b.index),
        cleared,
      ),
    );
}

function delivered(files: readonly DeliveryFile[], cleared: (file: DeliveryFile) => boolean): LedgerDelivery {
  const [first] = files;
  const { delivery = '', supplier = '', suppliedAt = '', basis = '', sending = 1, loader = '' } = first ?? {};
  const loadedAt =
    files
      .map((f) => f.doneAt)
      .sort()
      .at(-1) ?? '';
  return {
    delivery,
    supplier,
    suppliedAt,
    basis,
    sending,
    id: first ? sendingId(first) : '',
    loader,
    loadedAt,
    files: files.map((f) => shown(f, cleared(f) ? { ...f, unresolved: f.toldUnresolved } : toldCounts(f))),
  };
}

function shown(f: DeliveryFile, counts: FileCounts): LedgerFile {
  const { file, source, system, mode, state, warnings } = f;
  return {
    ...{ file, source, system, mode, state },
    ...countsOf(counts),
    statedRows: f.statedRows < 0 ? null : f.statedRows,
    rejects: f.rejects === '' ? null : f.rejects,
    refused: f.refusedCode === '' ? null : { code: f.refusedCode, message: f.refusedMessage },
    warnings,
    skippedFor: f.skippedFor.map((text) => {
      const space = text.indexOf(' ');
      return { reason: text.slice(space + 1), lines: Number(text.slice(0, space)) };
    }),
  };
}
