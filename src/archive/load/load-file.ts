import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { EntityId } from '../../model/entity';
import { keyedId } from '../../shared/hash';
import type { EventFile } from '../archive';
import { Catalogue, readingOf, type Load, type Part } from '../catalogue';
import { constantColumns } from '../compile/row-sql';
import { openTable, type DeliveredTable } from '../delivered/table';
import type { Duck } from '../duck';
import { deliveredTable } from '../schema';
import { alikeEvents, type AlikeEvents } from './alike';
import { entryReferences } from './entries';
import { protectedNumbers } from '../compile/protected';
import { countJudged, judgedFile, judgeRows, type Judged } from './judge';
import { JudgingAhead } from './judge-ahead';
import { wantedColumns } from './load-id';
import { dryFolder, removeLeftovers } from './leftovers';
import { decideOwnership, type Ownership } from './ownership';
import { fileDigest, keepPart, writePart } from './part-file';
import { sealEvents } from './seal-events';
import { planLoad, type PlannedLoad } from './plan-load';
import { toldOf, type Told } from './told';
import { withoutTaken } from './take-over';
import { writeChanges } from './write-changes';
import { writeContacts } from './write-contacts';
import { writeRejects } from './write-rejects';

/** What a load came to; `catalogue` is the one that holds it. */
export interface Loaded {
  readonly load: Load;
  readonly catalogue: Catalogue;
  readonly loadedBefore: boolean;
  readonly duplicate: number;
  readonly told: Told;
  readonly alike: AlikeEvents | undefined;
  readonly references: ReadonlyMap<EntityId, number>;
}

/** The sound rows of the file that is being loaded, as SQL. */
const SOUND = '(SELECT * FROM judged WHERE occurrence > 0)';

/** Reads one file into the archive, as one step: all of it, or nothing that a reader sees. For who holds the lock. */
export async function loadFile(
  duck: Duck,
  folder: string,
  idKey: Buffer,
  file: EventFile,
  progress: (rows: number) => void,
): Promise<Loaded> {
  const catalogue = Catalogue.read(folder);
  removeLeftovers(folder, catalogue);
  const work = path.join(folder, 'work', 'delivered');
  mkdirSync(work, { recursive: true, mode: 0o700 });
  const secret = keyedId(idKey, 'archive', 'row key');
  let ahead: JudgingAhead | undefined;
  try {
    const protectedNumber = protectedNumbers(file.protection.list);
    await duck.run(protectedNumber.sql, protectedNumber.bindings);
    ahead = JudgingAhead.begin(duck, file, secret, work);
    const table = await openTable(file.path, file.mapping, wantedColumns(file), work, progress);
    const planned = await planLoad(duck, file, table);
    const before = catalogue.loads.find((load) => load.load === planned.id);
    if (before && file.told.done) {
      await ahead?.stop();
      progress(before.rows);
      const references = await entryReferences(duck, file, deliveredTable(folder, [before]));
      const told = { duplicate: before.rows - before.rejected, labels: [] };
      return { ...asBefore(before, catalogue), told, alike: undefined, references };
    }
    const { plan, facts } = planned;
    if (!(await ahead?.isOf(table))) await judgeRows(duck, { file, table, plan, facts, secret }, work);
    const load = new FileLoad(duck, folder, idKey, file, table, catalogue, planned, work);
    return before ? await load.again(before, progress) : await load.run(progress);
  } finally {
    await ahead?.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

function asBefore(
  load: Load,
  catalogue: Catalogue,
): Pick<Loaded, 'load' | 'catalogue' | 'loadedBefore' | 'duplicate'> {
  const duplicate = soundRows(load) - load.accepted;
  return { load, catalogue, loadedBefore: true, duplicate };
}

/** Rows in order that are kept, whoever owns them. */
function soundRows({ rows, rejected, sealed }: Load): number {
  return rows - rejected - sealed.brought - sealed.known;
}

class FileLoad {
  private readonly id: string;

  constructor(
    private readonly duck: Duck,
    private readonly folder: string,
    private readonly idKey: Buffer,
    private readonly file: EventFile,
    private readonly table: DeliveredTable,
    private readonly catalogue: Catalogue,
    private readonly planned: PlannedLoad,
    private readonly work: string,
  ) {
    this.id = planned.id;
  }

  async run(progress: (rows: number) => void): Promise<Loaded> {
    const { duck, table, file, folder } = this;
    const { plan, facts } = this.planned;
    // While DuckDB counts.
    const digest = fileDigest(judgedFile(this.work));
    digest.catch(() => undefined);
    const judged = await this.judged();
    const draft = this.draft(judged);
    const held = this.catalogue.of(file.source.id);
    const ownership = await decideOwnership(duck, folder, held, draft);
    const told = await toldOf(duck, folder, held, draft, file, ownership);
    const alike = await alikeEvents(duck, folder, held, file);
    const { duplicate } = ownership;
    const accepted = draft.rows - draft.rejected - judged.sealed - duplicate;
    progress(draft.rows);
    const rejectsPart = this.partName(file.dryRun ? dryFolder() : 'rejects');
    const rejects = await writeRejects(duck, folder, rejectsPart, table, plan.checks);
    const took = ownership.taken.map(({ load, rows }) => ({ load: load.load, rows }));
    const sealed = await sealEvents(duck, { file, table, plan, facts, secret: '' }, this.id, judged.sealed);
    const counted = { ...draft, accepted, rejects, took, sealed };
    const references = await entryReferences(duck, file, SOUND);
    if (!file.dryRun)
      return {
        ...(await this.commit(counted, ownership, judged.kept, judged.kept.inPlace ? digest : undefined)),
        loadedBefore: false,
        duplicate,
        told,
        alike,
        references,
      };
    return {
      load: counted,
      catalogue: this.catalogue,
      loadedBefore: false,
      duplicate,
      told,
      alike,
      references,
    };
  }

  /** Of a file that the archive has: nothing is written; what whoever loads may know of it is counted. */
  async again(before: Load, progress: (rows: number) => void): Promise<Loaded> {
    const { duck, folder, file, catalogue } = this;
    const draft = this.draft(await this.judged());
    progress(draft.rows);
    const held = catalogue.of(file.source.id);
    // Somebody else's load of the same file is another file as far as this loader may know.
    const others = file.told.begun(readingOf(before.load))
      ? held.filter((l) => l.load !== before.load)
      : held;
    const ownership = await decideOwnership(duck, folder, others, { ...draft, load: '' });
    const told = await toldOf(duck, folder, others, { ...draft, load: '' }, file, ownership);
    const alike = await alikeEvents(duck, folder, others, file);
    const references = await entryReferences(duck, file, SOUND);
    return { ...asBefore(before, catalogue), told, alike, references };
  }

  private async judged(): Promise<Judged> {
    const { duck, table, work } = this;
    const { plan, facts } = this.planned;
    const judged = await countJudged(duck, { table, plan, facts }, work);
    if (judged.rows + judged.skipped.reduce((a, b) => a + b, 0) !== table.rows)
      throw new RangeError('The reader of rows and the scan of lines disagree on how many there are.');
    return judged;
  }

  private async commit(
    draft: Load,
    ownership: Ownership,
    kept: Judged['kept'],
    digest: Promise<string> | undefined,
  ): Promise<{ load: Load; catalogue: Catalogue }> {
    const { duck, folder, idKey } = this;
    const changes = await writeChanges(duck, folder, this.partName('changes'));
    const counted = { ...draft, changes, events: await this.writeEvents(soundRows(draft) > 0, kept, digest) };
    const load = {
      ...counted,
      contacts: await writeContacts(duck, folder, this.partName('contacts'), counted, idKey),
    };
    const changed: Load[] = [];
    for (const { load: other, rows } of ownership.taken)
      changed.push(await withoutTaken(duck, folder, other, rows, idKey));
    await this.file.mayCommit?.();
    const catalogue = this.catalogue.with([load, ...changed]);
    removeLeftovers(folder, catalogue);
    return { load, catalogue };
  }

  /** What was judged, as it was written: `changes` and `occurrence` tell which of it are the load's. */
  private writeEvents(
    sound: boolean,
    kept: Judged['kept'],
    digest: Promise<string> | undefined,
  ): Promise<Part> {
    const { duck, folder } = this;
    const name = this.partName('events');
    return sound
      ? keepPart(folder, name, kept.file, kept.rows, digest)
      : writePart(duck, folder, name, 'SELECT * EXCLUDE (place) FROM judged LIMIT 0');
  }

  private draft({ rows, rejected, skipped, kept }: Judged): Load {
    const { file, table } = this;
    const nothing = { path: '', rows: 0, sha256: '' };
    const lines = new Map<string, number>(table.blankLines > 0 ? [['blank line', table.blankLines]] : []);
    file.mapping.skip.forEach(({ reason }, i) => {
      const count = (skipped[i] ?? 0) + (table.skipped[i] ?? 0);
      if (count > 0) lines.set(reason, (lines.get(reason) ?? 0) + count);
    });
    return {
      load: this.id,
      source: file.source.id,
      ...file.position,
      file: file.file,
      rows: rows + table.faults,
      rejected: rejected + table.faults,
      skips: [...lines]
        .map(([reason, n]) => ({ reason, lines: n }))
        .sort((a, b) => (a.reason < b.reason ? -1 : 1)),
      took: [],
      fields: this.planned.plan.fields.map(({ text }) => text.field),
      constants: constantColumns(this.planned.plan, this.planned.facts),
      accepted: 0,
      sealed: { brought: 0, known: 0 },
      firstLine: kept.inPlace ? table.firstLine : null,
      events: nothing,
      changes: nothing,
      contacts: nothing,
      rejects: nothing,
    };
  }

  private partName(kind: string): string {
    return `${kind}/source=${this.file.source.id}/load=${this.id}/${path.basename(kind)}-1.parquet`;
  }
}
