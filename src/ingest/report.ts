import path from 'node:path';
import { z } from 'zod';
import type { RejectReason } from './load/reject-reasons';
import { toldCounts, type DeliveryFile } from '../ledger/delivery-file';

const MOST_REASONS = 20;
const count = z.number().int().nonnegative();
const refused = z.strictObject({ code: z.string(), message: z.string() });

/** What became of one file. */
const fileReport = z.strictObject({
  file: z.string(),
  source: z.string(),
  rows: count,
  accepted: count,
  duplicate: count,
  rejected: count,
  skipped: count,
  superseded: count,
  closed: count,
  unresolved: count,
  /** Rows, among accepted and duplicate, that name a protected communication and are sealed. */
  sealed: count,
  /** Rows that are kept without a protected number, address or account. */
  masked: count,
  /** Why rows were rejected: the most frequent first, each with its first lines. */
  reasons: z.array(
    z.strictObject({
      column: z.string(),
      reason: z.string(),
      message: z.string(),
      rows: count,
      lines: z.array(count),
    }),
  ),
  /** Path of the rejects file. */
  rejects: z.string().nullable(),
  refused: refused.optional(),
});

/** What `plumbline ingest` prints. */
export const ingestReport = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      delivery: z.string(),
      files: z.array(fileReport),
      warnings: z.array(z.string()),
      /** A delivery whose manifest is refused: nothing of it was loaded. */
      refused: refused.optional(),
    }),
  ),
  seconds: z.number().nonnegative(),
});

export type IngestReport = z.output<typeof ingestReport>;

/** The report of one file from its ledger entry: what whoever loaded it is told. */
export function reportOf(
  entry: DeliveryFile,
  reasons: readonly RejectReason[],
  home: string,
): z.output<typeof fileReport> {
  const { file, source } = entry;
  const { rows, accepted, duplicate, rejected, skipped, superseded, closed, unresolved, sealed, masked } =
    toldCounts(entry);
  return {
    file,
    source,
    rows,
    accepted,
    duplicate,
    rejected,
    skipped,
    superseded,
    closed,
    unresolved,
    sealed,
    masked,
    reasons: reasons.slice(0, MOST_REASONS).map(({ lines, ...of }) => ({ ...of, lines: [...lines] })),
    rejects: entry.rejects === '' ? null : path.join(home, entry.rejects),
    ...(entry.refusedCode === ''
      ? {}
      : { refused: { code: entry.refusedCode, message: entry.refusedMessage } }),
  };
}
