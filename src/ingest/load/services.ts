import type { Archive } from '../../archive/archive';
import type { GraphStore } from '../../graph/store';
import type { SealedStore } from '../../sealed';
import { PlumblineError } from '../../shared/errors';
import type { Lease } from '../../ledger/lease';
import type { RowSealing } from '../row/row-reader';
import type { Book } from './book';
import type { Staging } from '../delivery/staging';
import type { RecordStore } from './record-store';
import type { Reported } from './reported';
import type { Sight } from './sight';

/** What is told while a file is read; `of` lines, where they could be counted. */
export interface Progress {
  readonly file: string;
  readonly rows: number;
  readonly of?: number;
  /** Rows a second. */
  readonly rate: number;
  readonly secondsLeft?: number;
}

/** What loading is done with. */
export interface LoadServices {
  readonly store: GraphStore;
  readonly records: RecordStore;
  readonly archive: Archive;
  readonly sealed: SealedStore;
  /** What of a row is sealed, by the list as it stands when the load begins. */
  readonly sealing: RowSealing;
  readonly book: Book;
  /** Where what is delivered is copied to. */
  readonly staging: Staging;
  readonly idKey: Buffer;
  /** The data folder. */
  readonly home: string;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly loader: string;
  readonly sight: Sight;
  readonly reported: Reported;
  readonly lease: Lease | undefined;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Throws PlumblineError `interrupted` once the load is to stop; what is written so far is whole. */
export function goOn(services: Pick<LoadServices, 'signal' | 'lease'>): void {
  services.lease?.check();
  if (services.signal?.aborted) {
    throw new PlumblineError(
      'interrupted',
      'Interrupted. What was loaded stays; run the same command again to go on.',
    );
  }
}

const TOLD_EVERY = 500;

/** Tells progress at most twice a second. */
export function teller(services: LoadServices, file: string, of: number | undefined): (rows: number) => void {
  const started = Date.now();
  let told = started;
  return (rows) => {
    const now = Date.now();
    if (!services.onProgress || now - told < TOLD_EVERY) return;
    told = now;
    const rate = Math.round((rows * 1000) / (now - started));
    const left =
      of === undefined || rate === 0 ? {} : { of, secondsLeft: Math.max(0, Math.round((of - rows) / rate)) };
    services.onProgress({ file, rows, rate, ...left });
  };
}
