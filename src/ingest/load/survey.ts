import type { EntityId } from '../../model/entity';
import type { Issue } from '../../model/source';
import type { Delivery } from '../delivery/manifest';
import type { PreparedFile } from '../delivery/prepare-file';
import { isRejected, isSealed, isSkipped, type ReadRecord } from '../row/read-record';
import { Introduced, introducedBy, referencesOf } from './references';
import { rowsOf } from './rows';
import { goOn, type LoadServices } from './services';
import { cyclicRows, type Supervision } from './supervision';

/** What has to be known of a whole delivery before any row of it is accepted. */
export interface Survey {
  readonly introduced: Introduced;
  /** Lines on a cycle of supervision, by place of the file in the manifest. */
  readonly cyclic: ReadonlyMap<number, ReadonlySet<number>>;
}

const CYCLE: Issue = {
  code: 'supervision_cycle',
  field: 'supervisor_id',
  message:
    'These people supervise each other in a circle. Correct who supervises whom, in every row of the circle.',
};
const UNKNOWN =
  'No delivery has introduced what this refers to. Deliver its register first, or write unknown: accept in the manifest.';

interface Supervised extends Supervision {
  readonly file: number;
  readonly line: number;
}

/** A row that introduces an entry, and what it needs where its file refuses unknown references. */
interface Entry {
  readonly entity: EntityId;
  readonly needs: readonly EntityId[];
}

/** Reads the files of a delivery that introduce entries, where something in the delivery turns on them. */
export async function survey(
  files: readonly PreparedFile[],
  delivery: Delivery,
  services: LoadServices,
): Promise<Survey> {
  const introduced = new Introduced(services.records, services.reported);
  const refusing = files.some((file) => file.entry.unknown === 'reject');
  const supervising = (file: PreparedFile): boolean =>
    Object.values(file.source.fields).some((f) => f.role === 'supervisor');
  const read = files.filter((file) => file.source.introduces && (refusing || supervising(file)));
  const supervised: Supervised[] = [];
  const entries: (Entry & { file: number; line: number })[] = [];
  for (const file of read) {
    for await (const batch of rowsOf(file, delivery, services.sealing)) {
      goOn(services);
      for (const outcome of batch) {
        if (isRejected(outcome) || isSkipped(outcome) || isSealed(outcome)) continue;
        const place = { file: file.index, line: outcome.line };
        supervised.push(...supervisions(outcome).map((s) => ({ ...s, ...place })));
        const entity = introducedBy(outcome, file.source);
        const needs = file.entry.unknown === 'reject' ? referencesOf(outcome, file.source) : [];
        if (refusing && entity !== undefined) entries.push({ entity, needs, ...place });
      }
    }
  }
  const cyclic = new Map<number, Set<number>>();
  for (const { file, line } of cyclicRows(supervised))
    cyclic.set(file, (cyclic.get(file) ?? new Set()).add(line));
  await settle(
    entries.filter((e) => !cyclic.get(e.file)?.has(e.line)),
    introduced,
  );
  return { introduced, cyclic };
}

function supervisions(record: ReadRecord): Supervision[] {
  const person = record.names.find((n) => n.role === 'self')?.entity;
  return record.names
    .filter((n) => n.role === 'supervisor' && person !== undefined)
    .map((n) => ({ person: person ?? '', supervisor: n.entity }));
}

/** Which entries stand when those that need an unknown one are refused, and those that need these, until none is left. */
async function settle(entries: readonly Entry[], introduced: Introduced): Promise<void> {
  const unknown = await introduced.missing(entries.flatMap((e) => [...e.needs, e.entity]));
  let standing = entries;
  for (;;) {
    const here = new Set(standing.map((e) => e.entity));
    const left = standing.filter((e) => e.needs.every((need) => here.has(need) || !unknown.has(need)));
    if (left.length === standing.length) break;
    standing = left;
  }
  for (const { entity } of standing) introduced.add(entity);
}

/** Why a row in order is refused for the delivery's sake; `missing` are references that nothing introduces. */
export function refusal(
  record: ReadRecord,
  file: PreparedFile,
  found: Survey,
  missing: ReadonlySet<EntityId>,
): Issue | undefined {
  if (found.cyclic.get(file.index)?.has(record.line)) return CYCLE;
  if (file.entry.unknown !== 'reject') return undefined;
  const unknown = referencesOf(record, file.source).find((entity) => missing.has(entity));
  if (unknown === undefined) return undefined;
  const role = record.names.find((n) => n.entity === unknown)?.role;
  const field = Object.entries(file.source.fields).find(([name, f]) => (f.role ?? name) === role)?.[0];
  return { code: 'unknown_reference', message: UNKNOWN, ...(field === undefined ? {} : { field }) };
}
