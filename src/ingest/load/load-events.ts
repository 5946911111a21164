import { FileRefused as RefusedByArchive, type EventOutcome } from '../../archive/archive';
import { toContactLink } from '../../graph/contact-link';
import { step, type Step } from '../../graph/store';
import type { ContactLink } from '../../model/contact';
import type { EntityId } from '../../model/entity';
import {
  labelText,
  NO_COUNTS,
  NOTHING_TOLD,
  type DeliveryFile,
  type FileCounts,
  type ToldCounts,
} from '../../ledger/delivery-file';
import { introducingRoles } from '../../sources';
import type { Delivery } from '../delivery/manifest';
import type { PreparedFile } from '../delivery/prepare-file';
import { eventSealing } from '../protection/event-sealing';
import { FileRefused } from '../refusal';
import type { LoadedFile } from './load-records';
import { entityNode } from './record-store';
import type { RejectsFile } from './rejects-file';
import { goOn, teller, type LoadServices } from './services';
import type { Survey } from './survey';

const WRITTEN_AT_ONCE = 5_000;

/** Loads one file of events: the rows into the archive, a link per pair and month into the graph. Throws FileRefused. */
export async function loadEvents(
  services: LoadServices,
  delivery: Delivery,
  file: PreparedFile,
  entry: DeliveryFile,
  found: Survey,
  rejects: RejectsFile,
): Promise<LoadedFile> {
  const tell = teller(services, file.entry.file, file.entry.rows ?? file.lines);
  goOn(services);
  const outcome = await archived(services, delivery, file, entry, found, tell);
  for await (const batch of outcome.rejects) for (const reject of batch) rejects.add(reject);
  // A file that is done and comes again brings nothing; one that was cut off is counted as if it had not been.
  const known = entry.state === 'done' || services.book.hasReading(outcome.reading, entry.number);
  if (!services.dryRun && !(known && outcome.loadedBefore)) {
    for await (const months of outcome.months) await writeContacts(services, months);
  }
  return {
    counts: countsOf(outcome, known),
    told: toldOf(outcome),
    labels: new Set(outcome.told.labels.map((l) => labelText(l.compartment, l.handlingClass))),
    skippedFor: new Map(outcome.skips.map(({ reason, lines }) => [reason, lines])),
    rejectedChains: [],
    keysReadable: true,
    references: outcome.references,
    ...(outcome.alike ? { alike: outcome.alike } : {}),
    reading: outcome.reading,
  };
}

async function archived(
  services: LoadServices,
  delivery: Delivery,
  file: PreparedFile,
  entry: DeliveryFile,
  { introduced }: Survey,
  tell: (rows: number) => void,
): Promise<EventOutcome> {
  const { position, force, zone, recordedBefore, history } = delivery;
  const { path, source, mapping } = file;
  const { sight, book, loader } = services;
  const load = {
    path,
    file: file.entry.file,
    source,
    mapping,
    position,
    force,
    zone,
    recordedBefore,
    history,
    entries: {
      registers: [...introducingRoles().keys()],
      ...(file.entry.unknown === 'reject'
        ? { unknown: (ids: readonly EntityId[]) => introduced.missing(ids) }
        : {}),
    },
    protection: eventSealing(
      services.sealed,
      services.sealing.list,
      { source: source.id, position, file: file.entry.file },
      services.dryRun,
    ),
    told: {
      view: sight.view,
      delivered: book.readingsOf(loader),
      earlier: book.readingsBefore(entry.number),
      done: entry.state === 'done',
      begun: (reading: string) => book.wasBegun(entry.number) && !book.hasReading(reading, entry.number),
    },
    dryRun: services.dryRun,
    mayCommit: async () => services.lease?.confirm(),
  };
  try {
    return await services.archive.load(load, tell);
  } catch (error) {
    if (!(error instanceof RefusedByArchive)) throw error;
    const where = error.line === undefined ? '' : `, line ${error.line}`;
    throw new FileRefused(error.code, `${file.entry.file}${where}: ${error.message}`);
  }
}

function countsOf(outcome: EventOutcome, known: boolean): FileCounts {
  const { rows, rejected, skipped, loadedBefore } = outcome;
  const news = loadedBefore
    ? { kept: 0, sealed: 0 }
    : { kept: outcome.accepted, sealed: outcome.sealed.brought };
  const { kept, sealed } = known
    ? news
    : { kept: outcome.acceptedInAll, sealed: outcome.sealed.broughtInAll };
  const accepted = kept + sealed;
  const duplicate = rows - rejected - accepted;
  const sealedAgain = outcome.sealed.rows - sealed;
  return { ...NO_COUNTS, rows, rejected, skipped, accepted, duplicate, sealed, sealedAgain };
}

function toldOf({ rows, rejected, told }: EventOutcome): ToldCounts {
  const { duplicate } = told;
  return { ...NOTHING_TOLD, toldDuplicate: duplicate, toldAccepted: rows - rejected - duplicate };
}

/** Replaces contact months in the graph by what the archive says of them now. */
export async function writeContacts(
  services: Pick<LoadServices, 'store' | 'signal' | 'lease'>,
  months: readonly ContactLink[],
): Promise<void> {
  const merged = new Set<EntityId>();
  for (let at = 0; at < months.length; at += WRITTEN_AT_ONCE) {
    goOn(services);
    const part = months.slice(at, at + WRITTEN_AT_ONCE);
    const left = part.filter((month) => month.count > 0);
    const fresh = [...new Set(left.flatMap((m) => [m.from, m.to]))].filter((id) => !merged.has(id));
    const steps: Step[] = [
      step('contacts/remove', { contacts: part.map(({ id, from, to }) => ({ id, from, to })) }),
    ];
    if (fresh.length > 0) steps.push(step('entities/merge', { entities: fresh.map(entityNode) }));
    if (left.length > 0) steps.push(step('contacts/create', { contacts: left.map(toContactLink) }));
    await services.store.write(steps);
    for (const id of fresh) merged.add(id);
  }
}
