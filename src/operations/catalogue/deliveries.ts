import { z } from 'zod';
import { deliveriesInLedger, type LedgerFile } from '../../ledger/deliveries';
import { isRowsStated, labelText, rowsStated, type DeliveryFile } from '../../ledger/delivery-file';
import { ROLES, type View } from '../../model/view';
import { sightOf } from '../../view';
import { defineOperation } from '../operation';
import { time, word } from '../show';

const file = z.strictObject({
  file: word,
  source: word,
  mode: word,
  state: word,
  rows: z.number().int(),
  statedRows: z.number().int().nullable(),
  accepted: z.number().int(),
  duplicate: z.number().int(),
  rejected: z.number().int(),
  skipped: z.number().int(),
  skippedFor: z.array(word),
  superseded: z.number().int(),
  closed: z.number().int(),
  unresolved: z.number().int(),
  /** Rows that name a protected communication; null for whoever did not load the file. */
  sealed: z.number().int().nullable(),
  masked: z.number().int().nullable(),
  rejects: z.boolean(),
  refused: z.strictObject({ code: word, message: word }).nullable(),
  warnings: z.array(word),
});

const delivery = z.strictObject({
  delivery: word,
  supplier: word,
  suppliedAt: time,
  basis: word,
  loader: word,
  /** What the rejects of this sending are asked for by; null for whoever did not load it. */
  sending: word.nullable(),
  files: z.array(file),
});

export const operation = defineOperation({
  id: 'deliveries',
  summary:
    'What was delivered and what became of each row: for administrators, and for loaders of what they loaded.',
  input: z.strictObject({}),
  output: z.strictObject({
    deliveries: z.array(delivery),
  }),
  roles: ROLES,
  audit: 'consultation',
  offered: 'get',
  async run(services, { reader }) {
    // Only those who keep the deliveries get counts, others get none; and what is counted is what the loader may know of.
    const { view } = await sightOf(services.store, reader);
    const all = await deliveriesInLedger(services.store, (counted) => isCleared(view, counted));
    const own = all.filter(
      (d) => reader.role === 'administrator' || (reader.loader && d.loader === reader.name),
    );
    const deliveries = own.map(({ sending: _sending, loadedAt: _loadedAt, id, files, ...d }) => {
      const loaded = reader.loader && d.loader === reader.name;
      return {
        ...d,
        sending: loaded ? id : null,
        files: files.map(({ system: _system, rejects, skippedFor, ...f }) => ({
          ...told(f, d.loader === reader.name),
          rejects: rejects !== null && loaded,
          skippedFor: skippedFor.map(({ lines, reason }) => `${lines} ${reason}`),
        })),
      };
    });
    return { deliveries };
  },
});

type Counted = Omit<LedgerFile, 'system' | 'rejects' | 'skippedFor'>;

/**
 * A file's counts for whoever loaded it, and so has its rows; to others it is as if rows that are sealed had not been in it:
 * how many calls a bill has to a protected number is nobody else's.
 */
function told(
  { sealed, sealedAgain, masked, ...f }: Counted,
  loaded: boolean,
): Omit<Counted, 'sealed' | 'sealedAgain' | 'masked' | 'warnings'> & {
  sealed: number | null;
  masked: number | null;
  warnings: string[];
} {
  const ofRows = sealed + sealedAgain;
  if (loaded) return { ...f, sealed: ofRows, masked, warnings: [...f.warnings] };
  const rows = f.rows - ofRows;
  // Never below none, which would count them.
  const statedRows = f.statedRows === null ? null : Math.max(0, f.statedRows - ofRows);
  return {
    ...f,
    rows,
    statedRows,
    warnings: f.warnings.flatMap((warning) =>
      isRowsStated(f.file, warning) ? (rowsStated(f.file, statedRows, rows) ?? []) : [warning],
    ),
    accepted: f.accepted - sealed,
    duplicate: f.duplicate - sealedAgain,
    sealed: null,
    masked: null,
  };
}

/**
 * True where nothing that the stored counts rest on can be hidden: the reader has every label of the file's rows and of what
 * is stored under their keys, and is excluded from nobody's records (docs/decisions/0040).
 */
function isCleared(view: View, { toldLabels }: DeliveryFile): boolean {
  if (view.excluded.length > 0) return false;
  const labels = new Set(
    view.compartments.flatMap((c) => view.clearance.map((class_) => labelText(c, class_))),
  );
  return labels.size > 0 && toldLabels.every((label) => labels.has(label));
}
