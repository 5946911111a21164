import type { AlikeEvents } from '../../archive/archive';
import type { RecordToStore } from '../../graph/record-node';
import type { EntityId } from '../../model/entity';
import type { Folded, Observation } from '../../model/versions';
import {
  labelText,
  NO_COUNTS,
  NOTHING_TOLD,
  type DeliveryFile,
  type FileCounts,
  type ToldCounts,
} from '../../ledger/delivery-file';
import type { Delivery } from '../delivery/manifest';
import type { PreparedFile } from '../delivery/prepare-file';
import { likenessOf, type LikenessOf } from '../likeness/content';
import { ContentSample } from '../likeness/sample';
import {
  isRejected,
  isSealed,
  isSkipped,
  type LikenedRecord,
  type ReadRecord,
  type RejectedRow,
  type RowOutcome,
  type SealedRow,
  type SealedText,
} from '../row/read-record';
import { copied, planChain, type ChainPlan } from './chain-plan';
import { grouped } from './grouped';
import type { Changes } from './record-store';
import { referencesOf } from './references';
import type { RejectsFile } from './rejects-file';
import { refusedRow, rowsOf } from './rows';
import { goOn, teller, type LoadServices } from './services';
import { refusal, type Survey } from './survey';

type Written<T> = { -readonly [K in keyof T]: T[K] };

/** What loading a file came to. */
export interface LoadedFile {
  readonly counts: FileCounts;
  readonly told: ToldCounts;
  /** Labels of its rows and of what is stored under their keys. */
  readonly labels: ReadonlySet<string>;
  readonly skippedFor: ReadonlyMap<string, number>;
  readonly rejectedChains: readonly string[];
  /** False where a rejected row's key could not be read: then nothing can be said to be missing. */
  readonly keysReadable: boolean;
  /** References to entries of registers, and how often each is made. */
  readonly references: ReadonlyMap<EntityId, number>;
  /** Of records: what its rows say besides their ids. */
  readonly contents?: ContentSample;
  /** Of events: rows that tell of the same as others. */
  readonly alike?: AlikeEvents;
  /** Of events: what the archive knows the file by. */
  readonly reading?: string;
}

/** Loads one file of a record source: while one batch is being written, the next is read and mapped. */
export class RecordFileLoad {
  private readonly counts: Written<FileCounts> = { ...NO_COUNTS };
  private readonly told: Written<ToldCounts> = { ...NOTHING_TOLD };
  private readonly labels = new Set<string>();
  private readonly skippedFor = new Map<string, number>();
  private readonly rejectedChains = new Set<string>();
  private readonly references = new Map<EntityId, number>();
  private keysReadable = true;
  private readonly sealedHere = new Set<string>();
  private readonly contents = new ContentSample();
  private readonly likenessOf: LikenessOf;

  constructor(
    private readonly services: LoadServices,
    private readonly delivery: Delivery,
    private readonly file: PreparedFile,
    private readonly entry: DeliveryFile,
    private readonly survey: Survey,
    private readonly rejects: RejectsFile,
  ) {
    this.likenessOf = likenessOf(file.source, services.idKey);
  }

  async run(): Promise<LoadedFile> {
    const { services, file, delivery } = this;
    const tell = teller(services, file.entry.file, file.entry.rows ?? file.lines);
    let writing: Promise<void> = Promise.resolve();
    try {
      for await (const batch of rowsOf(file, delivery, services.sealing)) {
        const accepted = await this.sift(batch);
        // A batch is judged by what stands once the one before it is written.
        await writing;
        goOn(services);
        const changes = await this.judge(accepted);
        await this.seal(accepted.flatMap((r) => r.sealed));
        writing = services.records.write(changes);
        writing.catch(() => undefined);
        tell(this.counts.rows);
      }
    } finally {
      await writing;
    }
    const { counts, told, labels, skippedFor, rejectedChains, keysReadable, references, contents } = this;
    return {
      counts,
      told,
      labels,
      skippedFor,
      rejectedChains: [...rejectedChains],
      keysReadable,
      references,
      contents,
    };
  }

  /** Takes out what is no row and what is refused; counts both. */
  private async sift(batch: readonly RowOutcome[]): Promise<ReadRecord[]> {
    const { file, survey } = this;
    const good: ReadRecord[] = [];
    const whole: SealedRow[] = [];
    for (const outcome of batch) {
      if (isSkipped(outcome)) {
        this.counts.skipped++;
        this.skippedFor.set(outcome.skipped, (this.skippedFor.get(outcome.skipped) ?? 0) + 1);
      } else {
        this.counts.rows++;
        if (isRejected(outcome)) this.reject(outcome);
        else if (isSealed(outcome)) whole.push(outcome);
        else good.push(outcome);
      }
    }
    await this.sealWhole(whole);
    const strict = file.entry.unknown === 'reject';
    const missing = strict
      ? await survey.introduced.missing(good.flatMap((r) => referencesOf(r, file.source)))
      : new Set<string>();
    if (!strict && !survey.cyclic.has(file.index)) return good;
    return good.filter((record) => {
      const issue = refusal(record, file, survey, missing);
      if (issue) this.reject(refusedRow(record, issue, file));
      return !issue;
    });
  }

  private reject(row: RejectedRow): void {
    this.counts.rejected++;
    this.rejects.add(row);
    if (this.file.entry.mode !== 'full') return;
    if (row.chain === undefined) this.keysReadable = false;
    else this.rejectedChains.add(row.chain);
  }

  /** Folds the chains of a batch anew and gives what that changes. */
  private async judge(records: readonly ReadRecord[]): Promise<Changes> {
    const { services, entry } = this;
    const chains = new Map<string, Map<Observation, LikenedRecord>>();
    for (const read of records) {
      const record = { ...read, likeness: this.likenessOf(read) };
      const { line, hash, reading, stated, compartment, handlingClass } = record;
      this.labels.add(labelText(compartment, handlingClass));
      const arriving = chains.get(record.chain) ?? new Map<Observation, LikenedRecord>();
      chains.set(record.chain, arriving.set({ file: entry.number, line, hash, reading, stated }, record));
      this.refer(record);
      if (record.isMasked) this.counts.masked++;
    }
    const stored = grouped(chains.size === 0 ? [] : await services.records.versionsOf([...chains.keys()]));
    const plans: ChainPlan[] = [];
    for (const [chain, arriving] of chains) {
      const versions = stored.get(chain) ?? [];
      const plan = planChain(chain, versions, arriving, services.book, services.idKey);
      const rows = [...arriving.keys()];
      const told = services.reported.isWhole(this.file.source.id, versions)
        ? plan.folded
        : services.reported.fold(chain, this.file.source.id, versions, rows);
      for (const [row, { likeness }] of arriving) {
        this.count(row, plan, told);
        this.contents.add(likeness, chain, told.verdicts.get(row) === 'new');
      }
      for (const { compartment, handlingClass } of versions)
        this.labels.add(labelText(compartment, handlingClass));
      plans.push(plan);
    }
    return changesOf(plans, services);
  }

  /** Before the records that stand for it are written, so that none stands for what is not there. */
  private seal(texts: readonly SealedText[]): Promise<readonly (string | undefined)[]> {
    const { sealed, dryRun } = this.services;
    const of = this.origin();
    if (dryRun) return sealed.broughtBy(texts.map((t) => t.mark));
    return sealed.put(texts.map(({ kind, mark, text }) => ({ kind, mark, of, content: text })));
  }

  /** Rows of which nothing is kept are accepted by the file that brought them first, and duplicates from then on. */
  private async sealWhole(rows: readonly SealedRow[]): Promise<void> {
    const origins = rows.length === 0 ? [] : await this.seal(rows.map((row) => row.sealed[0]));
    for (const [i, origin] of origins.entries()) {
      const mark = rows[i]?.sealed[0].mark ?? '';
      const brought = origin === undefined || origin === this.origin();
      // Who brought one first is nobody's: whoever loads is told that theirs was accepted.
      if (this.entry.state === 'done') this.told.toldDuplicate++;
      else this.told.toldAccepted++;
      if (brought && this.entry.state !== 'done' && !this.sealedHere.has(mark)) {
        this.counts.accepted++;
        this.counts.sealed++;
      } else {
        this.counts.duplicate++;
        this.counts.sealedAgain++;
      }
      this.sealedHere.add(mark);
    }
  }

  private origin(): string {
    return this.services.sealed.mark('file', this.entry.id);
  }

  private refer(record: ReadRecord): void {
    for (const entity of referencesOf(record, this.file.source)) {
      this.references.set(entity, (this.references.get(entity) ?? 0) + 1);
    }
  }

  private count(observation: Observation, plan: ChainPlan, seen: Folded): void {
    // A file that is done and comes again brings nothing; one that was cut off is counted as if it had not been.
    const again = this.entry.state === 'done' && plan.again.has(observation);
    const stored = again ? 'duplicate' : plan.folded.verdicts.get(observation);
    if (stored === 'duplicate') this.counts.duplicate++;
    else this.counts.accepted++;
    if (stored === 'superseding') this.counts.superseded++;
    const told = again ? 'duplicate' : seen.verdicts.get(observation);
    if (told === 'duplicate') this.told.toldDuplicate++;
    else this.told.toldAccepted++;
    if (told === 'superseding') this.told.toldSuperseded++;
  }
}

/** The changes of several chains as one transaction's worth. */
export async function changesOf(
  plans: readonly ChainPlan[],
  services: Pick<LoadServices, 'records' | 'book'>,
): Promise<Changes> {
  const creates: RecordToStore[] = plans.flatMap((p) => p.creates);
  const copies = plans.flatMap((p) => p.copies);
  if (copies.length > 0) {
    const whole = new Map(
      (await services.records.whole([...new Set(copies.map((c) => c.from))])).map((r) => [r.id, r]),
    );
    for (const { from, id, version } of copies) {
      const record = whole.get(from);
      if (record) creates.push(copied(record, id, version, services.book));
    }
  }
  return {
    creates,
    places: plans.flatMap((p) => p.places),
    removes: plans.flatMap((p) => p.removes),
  };
}
