import path from 'node:path';
import { rowsStated, type DeliveryFile } from '../../ledger/delivery-file';
import { instant } from '../../model/time';
import { byCodeUnit } from '../../shared/compare';
import { FileRefused } from '../refusal';
import { type Delivery } from '../delivery/manifest';
import { type PreparedFile } from '../delivery/prepare-file';
import type { ContentSample } from '../likeness/sample';
import { eventsWarning, likenessWarning } from '../likeness/warning';
import { isLikeness } from '../../ledger/likeness-warning';
import { closeMissing } from './close-missing';
import { loadEvents } from './load-events';
import { RecordFileLoad, type LoadedFile } from './load-records';
import type { RejectReason } from './reject-reasons';
import { RejectsFile, rejectsPath } from './rejects-file';
import { checkFile, refusedEntry, register, type CheckedFile } from './register';
import { goOn, type LoadServices } from './services';
import { staffMeant } from './staff-meant';
import { survey, type Survey } from './survey';
import type { EntityId } from '../../model/entity';

/** What became of a delivery: its files' ledger entries, in the order of the manifest. */
export interface LoadedDelivery {
  readonly files: readonly DeliveryFile[];
  readonly warnings: readonly string[];
  /** Why rows of a file were rejected, by the file's number. */
  readonly reasons: ReadonlyMap<number, readonly RejectReason[]>;
}

/** Loads one delivery: all its files, then what is missing from full ones, then what its references came to. */
export class DeliveryLoad {
  private readonly references = new Map<number, ReadonlyMap<EntityId, number>>();
  private readonly contents = new Map<number, ContentSample>();
  private readonly unreadable = new Set<number>();
  private readonly warnings: string[] = [];
  private readonly reasons = new Map<number, readonly RejectReason[]>();

  constructor(
    private readonly services: LoadServices,
    private readonly delivery: Delivery,
  ) {}

  async run(): Promise<LoadedDelivery> {
    const { services } = this;
    const checked: CheckedFile[] = [];
    for (const [index, entry] of this.delivery.files.entries()) {
      goOn(services);
      checked.push(await checkFile(entry, index, this.delivery, services));
    }
    const entries = register(checked, this.delivery, services);
    await services.records.putFiles(entries.filter((entry) => entry.state !== 'done'));
    const files = checked.flatMap((c) => (c.file ? [c.file] : []));
    const found = await survey(files, this.delivery, services);
    const loaded: DeliveryFile[] = [];
    for (const [i, { file }] of checked.entries()) {
      const entry = entries[i] as DeliveryFile;
      loaded.push(file ? await this.load(file, entry, found) : entry);
    }
    const closed = await this.close(loaded);
    const done: DeliveryFile[] = [];
    for (const entry of closed) done.push(await this.finish(entry, found));
    const ledger = done.map((entry, i) => inLedger(entry, entries[i] as DeliveryFile));
    await services.records.putFiles(ledger);
    for (const entry of ledger) services.book.put(entry);
    return { files: done, warnings: this.warnings, reasons: this.reasons };
  }

  private async load(file: PreparedFile, entry: DeliveryFile, found: Survey): Promise<DeliveryFile> {
    const { services } = this;
    const relative = rejectsPath(entry);
    const rejects = new RejectsFile(
      services.dryRun ? undefined : path.join(services.home, relative),
      entry.file,
    );
    const loaded = await this.read(file, entry, found, rejects);
    if (loaded instanceof FileRefused) {
      const refused = refusedEntry(entry, loaded);
      services.book.put(refused);
      return refused;
    }
    const {
      counts,
      told,
      labels,
      skippedFor,
      rejectedChains,
      keysReadable,
      references,
      contents,
      alike,
      reading = '',
    } = loaded;
    if (contents) this.contents.set(entry.number, contents);
    this.references.set(entry.number, references);
    if (!keysReadable) this.unreadable.add(entry.number);
    await services.lease?.confirm();
    const rejectsSha256 = rejects.close();
    this.reasons.set(entry.number, rejects.reasons.mostFrequent());
    const stated = rowsStated(entry.file, entry.statedRows, counts.rows);
    // Of one that is done and comes again, what was found of it then.
    const likeness =
      entry.state === 'done'
        ? entry.warnings.filter((w) => isLikeness(entry.file, w))
        : eventsWarning(entry.file, alike);
    const warnings = [...(stated === undefined ? [] : [stated]), ...likeness];
    this.warnings.push(...warnings);
    const reasons = [...skippedFor].map(([reason, n]) => `${n} ${reason}`);
    const now = {
      ...entry,
      ...counts,
      ...told,
      toldLabels: labelsOf(entry, labels),
      reading,
      warnings,
      skippedFor: reasons,
      rejects: rejectsSha256 === undefined ? '' : relative,
      rejectsSha256: rejectsSha256 ?? '',
      rejectedChains,
    };
    services.book.put(now);
    return now;
  }

  private async read(
    file: PreparedFile,
    entry: DeliveryFile,
    found: Survey,
    rejects: RejectsFile,
  ): Promise<LoadedFile | FileRefused> {
    const { services, delivery } = this;
    if (file.source.shape === 'record')
      return new RecordFileLoad(services, delivery, file, entry, found, rejects).run();
    try {
      return await loadEvents(services, delivery, file, entry, found, rejects);
    } catch (error) {
      if (error instanceof FileRefused) return error;
      throw error;
    }
  }

  /** Closes what is missing from those full deliveries that are complete; its count goes to the last file of each. */
  private async close(loaded: readonly DeliveryFile[]): Promise<DeliveryFile[]> {
    const { services } = this;
    const files = [...loaded];
    const again = loaded.every((f) => f.state === 'done');
    if (loaded.some((f) => f.state === 'refused')) return files;
    for (const [last, file] of loaded.entries()) {
      const group = loaded.filter((f) => f.source === file.source && f.system === file.system);
      if (group.at(-1) !== file || !group.some((f) => f.mode === 'full')) continue;
      const sameSource = loaded.filter((f) => f.source === file.source);
      const whole = sameSource.every(
        (f) => !this.unreadable.has(f.number) && (f.statedRows < 0 || f.statedRows === f.rows),
      );
      if (!whole || (again && file.closes)) continue;
      for (const [i, member] of loaded.entries()) {
        if (!group.includes(member)) continue;
        files[i] = { ...(files[i] as DeliveryFile), closes: true };
        services.book.put(files[i]);
      }
      // Known to be complete before anything is closed, so that a load that is cut off here goes on from here.
      await services.records.putFiles(files.filter((f) => group.some((g) => g.number === f.number)));
      const full = services.book.fullsOf(file.source).find((f) => f.files.has(file.number));
      const { closed, told, labels } = await closeMissing(file.source, full, services);
      const before = files[last] as DeliveryFile;
      files[last] = { ...before, closed, toldClosed: told, toldLabels: labelsOf(before, labels) };
      services.book.put(files[last]);
    }
    return files;
  }

  private async finish(entry: DeliveryFile, found: Survey): Promise<DeliveryFile> {
    if (entry.state === 'refused') return { ...entry, doneAt: instant(Date.now()) };
    const references = this.references.get(entry.number) ?? new Map<EntityId, number>();
    const made = (missing: ReadonlySet<EntityId>): number =>
      [...missing].reduce((sum, entity) => sum + (references.get(entity) ?? 0), 0);
    const missing = await found.introduced.missing(references.keys());
    const unresolved = made(await found.introduced.missingAtAll(references.keys()));
    const named = new Map([...missing].map((entity) => [entity, references.get(entity) ?? 0]));
    const meant = await staffMeant(named, found.introduced);
    const alike = entry.state === 'done' ? undefined : await this.alike(entry);
    const warnings = [
      ...(meant === undefined ? [] : [`${entry.file}: ${meant}`]),
      ...(alike === undefined ? [] : [alike]),
    ];
    this.warnings.push(...warnings);
    return {
      ...{ ...entry, warnings: [...entry.warnings, ...warnings] },
      ...{ unresolved, toldUnresolved: made(missing), state: 'done', doneAt: instant(Date.now()) },
    };
  }

  private async alike(entry: DeliveryFile): Promise<string | undefined> {
    const contents = this.contents.get(entry.number);
    return contents && likenessWarning(contents, entry, this.services);
  }
}

/** In order: what was known to be behind its counts, and what is besides. */
function labelsOf({ toldLabels }: DeliveryFile, more: ReadonlySet<string>): string[] {
  return [...new Set([...toldLabels, ...more])].sort(byCodeUnit);
}

/** What the ledger says of a file: of one that was done before and came again, what it came to in all. */
function inLedger(now: DeliveryFile, before: DeliveryFile): DeliveryFile {
  if (before.state !== 'done' || now.state !== 'done') return now;
  const accepted = before.accepted + now.accepted;
  const toldAccepted = before.toldAccepted + now.toldAccepted;
  return {
    ...now,
    accepted,
    duplicate: now.rows - now.rejected - accepted,
    superseded: before.superseded + now.superseded,
    sealed: before.sealed + now.sealed,
    sealedAgain: Math.max(0, now.sealedAgain - before.sealed),
    closed: before.closed + now.closed,
    toldAccepted,
    toldDuplicate: now.rows - now.rejected - toldAccepted,
    toldSuperseded: before.toldSuperseded + now.toldSuperseded,
    toldClosed: before.toldClosed + now.toldClosed,
    startedAt: before.startedAt,
    doneAt: before.doneAt,
  };
}
