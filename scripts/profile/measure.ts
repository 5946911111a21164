import neo4j, { type Driver, type ProfiledPlan } from 'neo4j-driver';
import { integerParameters } from '../../src/graph/registry';
import type { StatementFile } from '../../src/graph/statement-file';
import type { ReadName, ViewParameters, WriteName } from '../../src/graph/statement';
import type { Known } from '../../test/support/conformance/known';
import { READ_QUESTIONS } from '../../test/support/conformance/reads';
import { WRITE_CHANGES } from '../../test/support/conformance/writes';

/** What a statement cost in all: database hits, rows given, and the operators that read a whole label or everything. */
export interface Cost {
  readonly hits: number;
  readonly rows: number;
  readonly scans: readonly string[];
  /** The hits and rows of each question that it was asked. */
  readonly asked: readonly { readonly hits: number; readonly rows: number }[];
}

const ASKED_ABOUT = 4;

/** The same few things to ask about, whatever the size of the store. */
export function fewOf(known: Known): Known {
  const few = <T>(all: readonly T[]): readonly T[] => all.slice(0, ASKED_ABOUT);
  const { records, entities, namings, contacts, files } = known;
  return {
    records: few(records),
    entities: few(entities),
    namings: few(namings),
    contacts: few(contacts),
    files: few(files),
  };
}

/** What every statement costs on the store as it is; what writes would change is rolled back. */
export async function costsOf(
  driver: Driver,
  statements: readonly StatementFile[],
  known: Known,
  views: readonly ViewParameters[],
): Promise<ReadonlyMap<string, Cost>> {
  const costs = new Map<string, Cost>();
  for (const statement of statements) {
    let cost: Cost = { hits: 0, rows: 0, scans: [], asked: [] };
    for (const parameters of questionsOf(statement, known, views)) {
      const { hits, rows, scans } = await profiled(driver, statement, parameters);
      cost = {
        hits: cost.hits + hits,
        rows: cost.rows + rows,
        scans: [...new Set([...cost.scans, ...scans])].sort(),
        asked: [...cost.asked, { hits, rows }],
      };
    }
    costs.set(statement.name, cost);
  }
  return costs;
}

function questionsOf(
  { name, mode, viewed }: StatementFile,
  known: Known,
  views: readonly ViewParameters[],
): readonly object[] {
  if (mode !== 'read') return WRITE_CHANGES[name as WriteName](known);
  const own = READ_QUESTIONS[name as ReadName](known) as readonly object[];
  return viewed ? own.flatMap((o) => views.map((view) => ({ ...o, ...view }))) : own;
}

async function profiled(
  driver: Driver,
  statement: StatementFile,
  parameters: object,
): Promise<Omit<Cost, 'asked'>> {
  const given: Record<string, unknown> = { ...parameters };
  for (const name of integerParameters(statement)) given[name] = neo4j.int(given[name] as number);
  const session = driver.session();
  const transaction = session.beginTransaction();
  try {
    const { records, summary } = await transaction.run(`PROFILE ${statement.text}`, given);
    const plans = summary.profile ? operators(summary.profile) : [];
    return {
      hits: plans.reduce((sum, plan) => sum + plan.dbHits, 0),
      rows: records.length,
      scans: plans.map((p) => p.operatorType.split('@')[0] ?? '').filter((o) => /Scan$/.test(o)),
    };
  } finally {
    await transaction.rollback();
    await session.close();
  }
}

function operators(plan: ProfiledPlan): ProfiledPlan[] {
  return [plan, ...plan.children.flatMap(operators)];
}
