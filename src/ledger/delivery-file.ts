import { positionText } from '../model/delivery';
import type { Instant } from '../model/time';
import { sha256 } from '../shared/hash';
import { several } from '../shared/several';

/** Whether a file is being loaded (or was cut off), is loaded, or was refused. */
export type FileState = 'loading' | 'done' | 'refused';

/** What became of a file's rows: rows = accepted + duplicate + rejected; skipped lines are not rows. */
export interface FileCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly superseded: number;
  readonly closed: number;
  readonly unresolved: number;
  /** Of `accepted`: rows that name a protected communication, of which nothing but what is sealed is kept. */
  readonly sealed: number;
  /** Of `duplicate`: such rows that another file had brought, or this one before. */
  readonly sealedAgain: number;
  /** Rows that are kept without what they name of the list. */
  readonly masked: number;
}

export const NO_COUNTS: FileCounts = {
  rows: 0,
  accepted: 0,
  duplicate: 0,
  rejected: 0,
  skipped: 0,
  superseded: 0,
  closed: 0,
  unresolved: 0,
  sealed: 0,
  sealedAgain: 0,
  masked: 0,
};

/** The counts alone of something that has them among others. */
export function countsOf(from: FileCounts): FileCounts {
  const names = Object.keys(NO_COUNTS) as (keyof FileCounts)[];
  return { ...NO_COUNTS, ...Object.fromEntries(names.map((name) => [name, from[name]])) };
}

/**
 * The counts that whoever loaded the file is told: those of what they may see and of what they delivered. Rows, rejected and
 * skipped are the same in both.
 */
export interface ToldCounts {
  readonly toldAccepted: number;
  readonly toldDuplicate: number;
  readonly toldSuperseded: number;
  readonly toldClosed: number;
  readonly toldUnresolved: number;
}

export const NOTHING_TOLD: ToldCounts = {
  toldAccepted: 0,
  toldDuplicate: 0,
  toldSuperseded: 0,
  toldClosed: 0,
  toldUnresolved: 0,
};

/** One file of one sending of a delivery: the ledger's entry, one node each. */
export interface DeliveryFile extends FileCounts, ToldCounts {
  readonly id: string;
  /** Short number by which records say where they were seen. */
  readonly number: number;
  readonly delivery: string;
  readonly supplier: string;
  readonly suppliedAt: Instant;
  /** Which sending of this delivery id this is, from 1: another content, or the same by somebody else, is another. */
  readonly sending: number;
  /** SHA-256 over manifest, mappings and files: what tells one sending from another. */
  readonly content: string;
  /** Place in the manifest, from 0. */
  readonly index: number;
  readonly file: string;
  readonly source: string;
  readonly system: string;
  /** Of a file of events that is loaded: what the archive knows it by; else ''. */
  readonly reading: string;
  readonly force: string;
  readonly zone: string;
  readonly basis: string;
  readonly mode: 'delta' | 'full';
  readonly state: FileState;
  /** Stated by the supplier; -1 where nothing was. */
  readonly statedRows: number;
  /** True once a full delivery of this source is complete, so that what is missing from it is closed. */
  readonly closes: boolean;
  /** Keys of rows of a full delivery that were rejected: they count as present. */
  readonly rejectedChains: readonly string[];
  /** Path of the rejects file under the data folder, '' where there is none. */
  readonly rejects: string;
  /** Of that file; '' where there is none, or an earlier version wrote it. */
  readonly rejectsSha256: string;
  readonly refusedCode: string;
  readonly refusedMessage: string;
  readonly warnings: readonly string[];
  /** How many lines were skipped for which reason: `<count> <reason>`. */
  readonly skippedFor: readonly string[];
  readonly loader: string;
  /** False of a file that version 0.2.0 or an earlier one loaded, until the next load gives its records their likeness. */
  readonly likened: boolean;
  /** What the true counts rest on: labels of the file's rows and of what is stored under their keys (`labelText`). */
  readonly toldLabels: readonly string[];
  readonly startedAt: Instant;
  readonly doneAt: Instant;
}

/** The node's id: the place of a file among everything delivered. */
export function deliveryFileId(
  file: Pick<DeliveryFile, 'suppliedAt' | 'supplier' | 'delivery' | 'sending' | 'file'>,
): string {
  return sha256([positionText(file), String(file.sending), file.file].join('\u001f')).slice(0, 32);
}

/**
 * What a sending is asked for by, and its rejects are kept under: another where its content or its loader is, and made of
 * nothing that its loader did not send.
 */
export function sendingId(
  file: Pick<DeliveryFile, 'suppliedAt' | 'supplier' | 'delivery' | 'content' | 'loader'>,
): string {
  return sha256([positionText(file), file.content, file.loader].join('\u001f')).slice(0, 16);
}

/** Text that orders the files of all deliveries as versions are ordered; `index` past every file is the delivery's end. */
export function orderText(
  file: Pick<DeliveryFile, 'suppliedAt' | 'supplier' | 'delivery' | 'sending' | 'index'>,
): string {
  return [
    positionText(file),
    String(file.sending).padStart(6, '0'),
    String(file.index).padStart(9, '0'),
  ].join('\u001f');
}

/** What its loader is told of a file. */
export function toldCounts(file: DeliveryFile): FileCounts {
  const { rows, rejected, skipped, masked, sealed, sealedAgain } = file;
  return {
    rows,
    rejected,
    skipped,
    masked,
    sealed: sealed + sealedAgain,
    sealedAgain: 0,
    accepted: file.toldAccepted,
    duplicate: file.toldDuplicate,
    superseded: file.toldSuperseded,
    closed: file.toldClosed,
    unresolved: file.toldUnresolved,
  };
}

/** What is said of a file that has other rows than its manifest states; undefined where it has as many, or none are stated. */
export function rowsStated(file: string, stated: number | null, rows: number): string | undefined {
  if (stated === null || stated < 0 || stated === rows) return undefined;
  return `${file}${STATED}${several(stated, 'row')}, the file has ${rows}.`;
}

/** True of such a warning, whatever it counts. */
export function isRowsStated(file: string, warning: string): boolean {
  return warning.startsWith(`${file}${STATED}`);
}

const STATED = ': the manifest states ';

/** A file as a message names it: on one line, since no name in a manifest holds a control character. */
export function named({ delivery, file }: Pick<DeliveryFile, 'delivery' | 'file'>): string {
  return `${delivery}, ${file}`;
}

/** A compartment and a handling class as one text. */
export function labelText(compartment: string, handlingClass: string): string {
  return `${handlingClass} ${compartment}`;
}

/** Reads a node's properties. */
export function toDeliveryFile(node: Readonly<Record<string, unknown>>): DeliveryFile {
  return node as unknown as DeliveryFile;
}
