import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keyedId } from '../../shared/hash';
import type { EventFile } from '../archive';
import { byRank, Catalogue, type Load } from '../catalogue';
import { planRows, type RowPlan } from '../compile/row-plan';
import type { RowFacts } from '../compile/row-sql';
import { openTable, type DeliveredTable } from '../delivered/table';
import type { Duck } from '../duck';
import { eventFields } from '../schema';
import { judgeRows, skipRules, type Judged } from './judge';
import { loadId, wantedColumns } from './load-id';
import { dryFolder, removeLeftovers } from './leftovers';
import { decideOwnership, type Ownership } from './ownership';
import { withoutTaken } from './take-over';
import { writeContacts } from './write-contacts';
import { writeEvents } from './write-events';
import { readShifts, writeRejects } from './write-rejects';

/** What a load came to; `catalogue` is the one that holds it. */
export interface Loaded {
  readonly load: Load;
  readonly catalogue: Catalogue;
  readonly loadedBefore: boolean;
  readonly duplicate: number;
}

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
  try {
    const table = await openTable(file.path, file.mapping, wantedColumns(file), work, progress);
    const id = loadId(file, table);
    const before = catalogue.loads.find((load) => load.load === id);
    if (before) {
      progress(before.rows);
      return {
        load: before,
        catalogue,
        loadedBefore: true,
        duplicate: before.rows - before.rejected - before.events.rows,
      };
    }
    return await new FileLoad(duck, folder, idKey, file, table, catalogue, id, work).run(progress);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

class FileLoad {
  private readonly facts: RowFacts;
  private readonly plan: RowPlan;

  constructor(
    private readonly duck: Duck,
    private readonly folder: string,
    private readonly idKey: Buffer,
    private readonly file: EventFile,
    private readonly table: DeliveredTable,
    private readonly catalogue: Catalogue,
    private readonly id: string,
    private readonly work: string,
  ) {
    const columns = { names: table.columns, edgeSpace: table.edgeSpace };
    this.facts = {
      force: file.force,
      suppliedAt: file.position.suppliedAt,
      history: file.history,
      skips: skipRules(file, table.columns),
    };
    this.plan = planRows(file.source, file.mapping, columns, {
      force: file.force,
      zone: file.zone,
    });
  }

  async run(progress: (rows: number) => void): Promise<Loaded> {
    const { duck, table, plan, file, folder } = this;
    await readShifts(duck, table);
    const judged = await judgeRows(
      duck,
      file,
      table,
      plan,
      this.facts,
      keyedId(this.idKey, 'archive', 'row key'),
      this.work,
    );
    if (judged.rows + judged.skipped.reduce((a, b) => a + b, 0) !== table.rows)
      throw new RangeError('The reader of rows and the scan of lines disagree on how many there are.');
    const draft = this.draft(judged);
    const ranked = [...this.catalogue.of(file.source.id), draft].sort(byRank);
    const ownership = await decideOwnership(duck, folder, ranked, this.id);
    progress(draft.rows);
    const rejects = await writeRejects(
      duck,
      folder,
      this.partName(file.dryRun ? dryFolder() : 'rejects'),
      table,
      plan.checks,
    );
    const took = ownership.taken.map(({ load, rows }) => ({ load: load.load, rows }));
    const counted = { ...draft, rejects, took };
    const owned = draft.rows - draft.rejected - ownership.duplicate;
    if (file.dryRun)
      return {
        load: { ...counted, events: { ...draft.events, rows: owned } },
        catalogue: this.catalogue,
        loadedBefore: false,
        duplicate: ownership.duplicate,
      };
    return {
      ...(await this.commit(counted, judged, ownership)),
      loadedBefore: false,
      duplicate: ownership.duplicate,
    };
  }

  private async commit(
    draft: Load,
    judged: Judged,
    ownership: Ownership,
  ): Promise<{ load: Load; catalogue: Catalogue }> {
    const { duck, folder, idKey } = this;
    const events = await writeEvents(duck, folder, this.partName('events'), this.work, judged, ownership);
    const firstLine = judged.firstLine !== undefined && ownership.duplicate === 0 ? judged.firstLine : null;
    const counted = { ...draft, events, firstLine };
    const load = {
      ...counted,
      contacts: await writeContacts(duck, folder, this.partName('contacts'), counted, idKey),
    };
    const changed: Load[] = [];
    for (const { load: other } of ownership.taken)
      changed.push(await withoutTaken(duck, folder, other, idKey));
    const catalogue = this.catalogue.with([load, ...changed]);
    removeLeftovers(folder, catalogue);
    return { load, catalogue };
  }

  private draft({ rows, rejected, skipped }: Judged): Load {
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
      fields: eventFields(file.source),
      firstLine: null,
      events: nothing,
      contacts: nothing,
      rejects: nothing,
    };
  }

  private partName(kind: string): string {
    return `${kind}/source=${this.file.source.id}/load=${this.id}/${path.basename(kind)}-1.parquet`;
  }
}
