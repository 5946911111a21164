import path from 'node:path';
import type { Archive } from '../archive/archive';
import type { GraphStore } from '../graph/store';
import type { SealedStore } from '../sealed';
import { PlumblineError } from '../shared/errors';
import { takeLease, type Lease } from '../ledger/lease';
import { readLedger } from '../ledger/read-ledger';
import { findDeliveries, type Delivery } from './delivery/manifest';
import { Staging } from './delivery/staging';
import { likenEarlier } from './likeness/liken-earlier';
import { Book } from './load/book';
import { DeliveryLoad } from './load/load-delivery';
import { GraphRecords } from './load/record-store';
import { Rehearsal } from './load/rehearsal';
import { NO_LIST, type Protection } from './protection/protection';
import type { LoadServices, Progress } from './load/services';
import { Reported } from './load/reported';
import type { Sight } from './load/sight';
import { reportOf, type IngestReport } from './report';

export interface IngestServices {
  readonly store: GraphStore;
  readonly archive: Archive;
  readonly sealed: SealedStore;
  readonly protection: Protection;
  readonly idKey: Buffer;
  /** The data folder, where rejects go. */
  readonly home: string;
  /** Told before a load writes, and once it has, however it ended. */
  readonly anchor: { begin(): Promise<void>; end(): Promise<void> };
}

export interface IngestOptions {
  /** A delivery folder, or a folder of such. */
  readonly dir: string;
  readonly dryRun: boolean;
  /** Refuse a file whose rows differ from what its manifest states. */
  readonly strict: boolean;
  /** Who loads, for the ledger. */
  readonly loader: string;
  /** What they may see: a report tells of nothing else but what they delivered. */
  readonly sight: Sight;
  readonly onProgress?: (progress: Progress) => void;
  /** Told what is waited for. */
  readonly onMessage?: (message: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads deliveries into the graph and the archive. Run again after it was stopped, at whatever moment, it goes on with
 * nothing lost or doubled and gives the counts that it would have given. One process at a time loads into a graph; the
 * others wait. Throws PlumblineError `usage` (no delivery there), `interrupted`, and what the store throws.
 */
export async function ingest(services: IngestServices, options: IngestOptions): Promise<IngestReport> {
  const found = findDeliveries(options.dir);
  if (services.protection.stated() === undefined) options.onMessage?.(NO_LIST);
  try {
    return await read(services, options, found);
  } catch (error) {
    if (!isStoreAway(error)) throw error;
    const goOn = 'What was loaded stays; run the same command again to go on.';
    throw new PlumblineError(error.code, `${error.message} ${goOn}`, {}, { cause: error });
  }
}

async function read(
  services: IngestServices,
  options: IngestOptions,
  found: ReturnType<typeof findDeliveries>,
): Promise<IngestReport> {
  const started = Date.now();
  const waiting = (holder: string): void =>
    options.onMessage?.(`Waiting for another load to finish${holder === '' ? '' : ` (by ${holder})`}.`);
  const lease = options.dryRun
    ? undefined
    : await takeLease(services.store, options.loader, waiting, options.signal);
  const store = lease?.store ?? services.store;
  let away = false;
  try {
    if (lease) await services.anchor.begin();
    const graph = new GraphRecords(store);
    const ledger = await readLedger(store);
    const list = services.protection.list();
    // Under two lists, one part of what is held would not have been gone through with the other.
    if (!options.dryRun) await services.protection.mayBeRead(store);
    // What is held was gone through with this list where nothing is held yet.
    if (ledger.length === 0 && !options.dryRun) services.protection.note(list);
    const { idKey } = services;
    const liken = { store, idKey, lease, signal: options.signal };
    const likened = lease ? await likenEarlier(ledger, liken) : ledger;
    const book = new Book(likened);
    const load: Omit<LoadServices, 'staging'> = {
      ...services,
      store,
      records: options.dryRun ? new Rehearsal(graph) : graph,
      sealed: lease ? sealedUnder(lease, services.sealed) : services.sealed,
      sealing: { mark: services.sealed.mark, list },
      book,
      dryRun: options.dryRun,
      strict: options.strict,
      loader: options.loader,
      sight: options.sight,
      reported: await Reported.by(options.loader, options.sight, book),
      lease,
      onProgress: options.onProgress,
      signal: options.signal,
    };
    const deliveries: IngestReport['deliveries'] = found.refused.map(({ folder, message }) => ({
      delivery: path.basename(folder),
      files: [],
      warnings: [],
      refused: { code: 'manifest', message },
    }));
    for (const delivery of found.deliveries) deliveries.push(await loaded(load, delivery));
    return { deliveries, seconds: (Date.now() - started) / 1000 };
  } catch (error) {
    away = isStoreAway(error);
    throw away ? error : ((await lease?.confirm().then(nothing, whyReplaced)) ?? error);
  } finally {
    // A store that was waited for as long as a load waits is not waited for once more.
    if (lease) await (away ? lease.release() : ended(services, lease));
  }
}

/** The sealed store as whoever may load adds to it. */
function sealedUnder(lease: Lease, sealed: SealedStore): SealedStore {
  return {
    mark: sealed.mark,
    broughtBy: (marks) => sealed.broughtBy(marks),
    holdsProtected: () => sealed.holdsProtected(),
    check: () => sealed.check(),
    put: async (items) => {
      if (items.length > 0) await lease.confirm();
      return sealed.put(items);
    },
  };
}

const nothing = (): undefined => undefined;

/** Whoever was held up may see anything fail first: a transaction that the server has ended, for one. */
function whyReplaced(error: unknown): PlumblineError | undefined {
  return error instanceof PlumblineError && error.code === 'interrupted' ? error : undefined;
}

function isStoreAway(error: unknown): error is PlumblineError {
  return error instanceof PlumblineError && error.code === 'store_unavailable';
}

/** Whoever has lost the right to load, or cannot ask for it, leaves the anchor as it is: a load is under way. */
async function ended({ anchor }: IngestServices, lease: Lease): Promise<void> {
  try {
    const ours = await lease.confirm().then(
      () => true,
      () => false,
    );
    if (ours) await anchor.end();
  } finally {
    await lease.release();
  }
}

async function loaded(
  load: Omit<LoadServices, 'staging'>,
  delivery: Delivery,
): Promise<IngestReport['deliveries'][number]> {
  const staging = Staging.open(load.home);
  try {
    const { files, warnings, reasons } = await new DeliveryLoad({ ...load, staging }, delivery).run();
    return {
      delivery: delivery.position.delivery,
      files: files.map((file) => reportOf(file, reasons.get(file.number) ?? [], load.home)),
      warnings: [...warnings],
    };
  } finally {
    staging.close();
  }
}
