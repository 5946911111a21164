import { deliveryFileId, NO_COUNTS, NOTHING_TOLD, type DeliveryFile } from '../../ledger/delivery-file';
import { instant } from '../../model/time';
import { sha256 } from '../../shared/hash';
import type { Delivery, ManifestFile } from '../delivery/manifest';
import { deliveredAs, prepareFile, type DeliveredAs, type PreparedFile } from '../delivery/prepare-file';
import { FileRefused } from '../refusal';
import { countRows, hasRows } from './rows';
import type { LoadServices } from './services';
import { several } from '../../shared/several';

/** A file of the manifest, prepared or refused. */
export interface CheckedFile {
  readonly entry: ManifestFile;
  readonly index: number;
  readonly delivered: DeliveredAs;
  readonly file?: PreparedFile;
  readonly refused?: FileRefused;
}

/** Prepares a file; with `strict`, also counts the rows of a record source against the manifest. */
export async function checkFile(
  entry: ManifestFile,
  index: number,
  delivery: Delivery,
  services: LoadServices,
): Promise<CheckedFile> {
  const delivered = await deliveredAs(entry, delivery, services.staging);
  try {
    const file = await prepareFile(entry, index, delivered);
    await refuseEmpty(file, delivery, services);
    if (services.strict && entry.rows !== undefined) {
      const rows = await countRows(file, delivery, services.sealing);
      if (rows !== entry.rows) {
        throw new FileRefused(
          'rows_differ',
          `${entry.file} has ${several(rows, 'row')}, the manifest says ${entry.rows}. Correct one of them, or load without --strict.`,
        );
      }
    }
    return { entry, index, delivered, file };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { entry, index, delivered, refused: error };
  }
}

/** A register of which nothing is left is closed where the manifest says so, and not where an export came out empty. */
async function refuseEmpty(file: PreparedFile, delivery: Delivery, services: LoadServices): Promise<void> {
  const { entry, source } = file;
  if (entry.mode !== 'full' || entry.rows === 0 || source.shape !== 'record') return;
  if (await hasRows(file, delivery, services.sealing)) return;
  throw new FileRefused(
    'no_rows',
    `${entry.file} is delivered in full and has no row, which would close all that stands. Deliver the whole register, or write rows: 0 in the manifest where nothing is left of it.`,
  );
}

/** The ledger's entries of this sending: those that are there already, or new ones. */
export function register(
  checked: readonly CheckedFile[],
  delivery: Delivery,
  services: LoadServices,
): DeliveryFile[] {
  const { book } = services;
  const content = contentOf(checked, delivery);
  const sending = book.sendingOf(delivery.position, content, services.loader);
  return checked.map((c) => {
    const known = book.find({ ...delivery.position, sending, file: c.entry.file });
    const made = known ? reopened(known, c.file) : fresh(c, sending, content, delivery, services);
    const state = c.refused ? refusedEntry(made, c.refused) : made;
    book.put(state);
    return state;
  });
}

/** A file that was refused for how it was loaded (`--strict`), and now is not. */
function reopened(known: DeliveryFile, file: PreparedFile | undefined): DeliveryFile {
  if (known.state !== 'refused' || !file) return known;
  return { ...known, state: 'loading', system: file.mapping.system, refusedCode: '', refusedMessage: '' };
}

/** The entry of a file that is refused. */
export function refusedEntry(entry: DeliveryFile, { code, message }: FileRefused): DeliveryFile {
  return {
    ...entry,
    ...NO_COUNTS,
    ...NOTHING_TOLD,
    state: 'refused',
    refusedCode: code,
    refusedMessage: message,
  };
}

function fresh(
  { entry, index, file }: CheckedFile,
  sending: number,
  content: string,
  delivery: Delivery,
  services: LoadServices,
): DeliveryFile {
  const place = { ...delivery.position, sending, index, file: entry.file };
  return {
    ...NO_COUNTS,
    ...NOTHING_TOLD,
    toldLabels: [],
    ...place,
    id: deliveryFileId(place),
    number: services.book.nextNumber(),
    content,
    source: entry.source,
    system: file?.mapping.system ?? '',
    reading: '',
    force: delivery.force,
    zone: delivery.zone,
    basis: delivery.basis,
    mode: entry.mode,
    state: 'loading',
    statedRows: entry.rows ?? -1,
    closes: false,
    rejectedChains: [],
    rejects: '',
    rejectsSha256: '',
    refusedCode: '',
    refusedMessage: '',
    warnings: [],
    skippedFor: [],
    loader: services.loader,
    likened: true,
    startedAt: instant(Date.now()),
    doneAt: '',
  };
}

/** What tells one sending of a delivery from another: manifest, mappings and files, byte for byte. */
function contentOf(checked: readonly CheckedFile[], { manifestText }: Delivery): string {
  const parts = checked.map(({ entry, delivered: { file, mapping } }) => [
    entry.file,
    file instanceof FileRefused ? '' : file.sha256,
    mapping === undefined ? '' : mapping instanceof FileRefused ? 'missing' : sha256(mapping),
  ]);
  return sha256(JSON.stringify([manifestText, parts]));
}
