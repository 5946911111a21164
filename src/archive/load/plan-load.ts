import type { EntityId } from '../../model/entity';
import type { EventFile } from '../archive';
import { unknownCheck } from '../compile/row-checks';
import { planRows, type RowPlan } from '../compile/row-plan';
import { readRows, skipSql, type RowFacts } from '../compile/row-sql';
import type { DeliveredTable, TableShape } from '../delivered/table';
import type { Duck } from '../duck';
import { isEntryOf, refersTo } from './entries';
import { deliveredRows, skipRules } from './judge';
import { loadId } from './load-id';

/** How the rows of one file are read, and which load that is. */
export interface PlannedLoad {
  readonly id: string;
  readonly plan: RowPlan;
  readonly facts: RowFacts;
}

/** Plans how the rows of one file are read. Throws FileRefused for a column that it lacks or a format that is none. */
export function planReading(file: EventFile, table: TableShape): Pick<PlannedLoad, 'plan' | 'facts'> {
  const facts: RowFacts = {
    force: file.force,
    suppliedAt: file.position.suppliedAt,
    history: file.history,
    skips: skipRules(file, table.columns),
  };
  const columns = { names: table.columns, edgeSpace: table.edgeSpace };
  return {
    plan: planRows(
      file.source,
      file.mapping,
      columns,
      { force: file.force, zone: file.zone, recordedBefore: file.recordedBefore },
      file.protection.list,
    ),
    facts,
  };
}

/** Plans one file; where its rows are refused for unknown entries, it is read through once for what it refers to. */
export async function planLoad(duck: Duck, file: EventFile, table: DeliveredTable): Promise<PlannedLoad> {
  const { plan, facts } = planReading(file, table);
  const unknown = await unknownEntries(duck, file, table, plan, facts);
  const id = loadId(file, table, unknown);
  if (unknown.length === 0) return { id, plan, facts };
  await duck.run('CREATE TEMP TABLE unknown_entry AS SELECT unnest($unknown) AS id', { unknown });
  const checks = plan.fields.flatMap(({ text, reference }) =>
    reference ? [unknownCheck(text, reference.entity)] : [],
  );
  return { id, plan: { ...plan, checks: [...plan.checks, ...checks] }, facts };
}

/** The entries that rows of the file refer to and no delivery has introduced, in order. */
async function unknownEntries(
  duck: Duck,
  file: EventFile,
  table: DeliveredTable,
  plan: RowPlan,
  facts: RowFacts,
): Promise<readonly EntityId[]> {
  const { registers = [], unknown } = file.entries ?? {};
  const referring = plan.fields.filter(({ definition }) => refersTo(definition, registers));
  if (!unknown || referring.length === 0) return [];
  const entities = referring.map((f) => f.reference?.entity ?? 'NULL').join(', ');
  const rows = await duck.rows<{ id: string }>(`SELECT DISTINCT id FROM (
      SELECT unnest([${entities}]) AS id FROM ${readRows(plan, facts, deliveredRows(table))} WHERE ${skipSql(facts)} IS NULL
    ) WHERE ${isEntryOf('id', registers)}`);
  return [...(await unknown(rows.map((row) => row.id)))].sort();
}
