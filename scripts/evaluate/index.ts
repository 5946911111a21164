/**
 * `npm run evaluate -- DIR [--engine embedded|neo4j|both] [--only oid|rid|calls]`: loads the published data in DIR through the product and
 * prints what comes out beside what must. DIR is read and nothing of it is kept. Exit 1 where a figure is not as it must be.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseClock } from '../../src/view';
import { backTest } from './backtest';
import { FOLDER_NAMES, writeDelivery, ZONE, type FolderName } from './deliveries';
import { ENGINES, openFolder, type Engine, type OpenFolder } from './engine';
import { readLabels } from './labels';
import { askPairs, exportDigest, loadDelivery, projectionOf } from './load';
import { coAccusedPairs, countOracles } from './oracles';
import { backTestTable, filesTable, isAbove, isAsPublished, oraclesHold, oracleTable } from './table';

/** What must be true for the run to succeed, each with its sentence. */
const checks: { readonly says: string; readonly holds: boolean }[] = [];

function check(says: string, holds: boolean): void {
  checks.push({ says, holds });
}

async function evaluate(
  data: string,
  engines: readonly Engine[],
  names: readonly FolderName[],
  work: string,
): Promise<void> {
  const exports = new Map<string, string>();
  for (const engine of engines) {
    for (const name of names) {
      console.log(`\n== ${engine}: ${TITLES[name]}\n`);
      const dir = path.join(work, `delivery-${name}`);
      writeDelivery(data, name, dir);
      const folder = await openFolder(engine, path.join(work, `${engine}-${name}`), ZONE[name]);
      try {
        const started = performance.now();
        console.log(filesTable(await loadDelivery(folder, dir)));
        console.log(`loaded in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
        await WORK[name](folder, data, engine);
        if (engines.length > 1) await compareExports(folder, engine, name, exports);
      } finally {
        await folder.close();
      }
    }
  }
}

const TITLES: Readonly<Record<FolderName, string>> = {
  oid: 'Chicago accusations, people by oid',
  rid: 'Chicago roster, units and accusations, people by rid',
  calls: 'VAST 2008 calls',
};

const WORK: Readonly<
  Record<FolderName, (folder: OpenFolder, data: string, engine: Engine) => Promise<void>>
> = {
  oid: countPeople,
  rid: rankPeople,
  calls: countCalls,
};

/** Says on standard error how long something took. */
async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.error(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

async function countPeople(folder: OpenFolder, _: string, engine: Engine): Promise<void> {
  const projection = await timed('projection', () => projectionOf(folder));
  const counted = countOracles(projection, await timed('pattern multi-suspect', () => askPairs(folder)));
  console.log(oracleTable(counted));
  const pairs = coAccusedPairs(projection);
  const again = pairs.filter((n) => n >= 2).length;
  console.log(`\nby the links of the projection: ${pairs.length} pairs, ${again} at least twice`);
  check(`${engine}: the counts of the Chicago accusations`, oraclesHold(counted));
  check(
    `${engine}: pattern and links count the same pairs`,
    pairs.length === counted.pairs && again === counted.pairsAtLeast2,
  );
}

async function rankPeople(folder: OpenFolder, data: string, engine: Engine): Promise<void> {
  const clock = (date: string): string => parseClock(date, folder.services.settings.zone);
  const tests = [];
  for (const labels of readLabels(data)) {
    const projection = await timed(`projection as of ${labels.date}`, () =>
      projectionOf(folder, labels.date),
    );
    const test = backTest(projection, labels, clock);
    console.error(
      `  T = ${test.date}: ${test.people} people, ${test.positives} with the outcome, ranked in ${test.seconds.toFixed(1)} s`,
    );
    if (test.notServing > 0)
      console.log(`T = ${test.date}: ${test.notServing} of the labels' people do not serve by the roster`);
    tests.push(test);
  }
  console.log(backTestTable(tests));
  console.log(
    '\n"yes" beside a ranking: above the composite in AUC, P@100 and recall@5 %; beside a composite: as published.',
  );
  console.log(
    'Labels are read by the measurement alone. Those of 2009 and 2010 are right-censored. P@20 of one T is ±.2.',
  );
  check(
    `${engine}: the ranking is above the composite in all three measures at every T`,
    tests.every(isAbove),
  );
  check(`${engine}: the composite has the published figures at every T`, tests.every(isAsPublished));
}

async function countCalls(folder: OpenFolder, _: string, engine: Engine): Promise<void> {
  const { contacts } = await projectionOf(folder);
  const calls = contacts.reduce((sum, c) => sum + c.count, 0);
  const numbers = new Set(contacts.flatMap((c) => [c.from, c.to])).size;
  const pairs = new Set(contacts.map((c) => [c.from, c.to].sort().join(' '))).size;
  console.log(`${calls} calls of ${numbers} numbers, ${pairs} pairs in contact`);
  check(`${engine}: 9,834 calls of 400 telephones`, calls === 9834 && numbers === 400);
}

async function compareExports(
  folder: OpenFolder,
  engine: Engine,
  name: FolderName,
  seen: Map<string, string>,
): Promise<void> {
  const { lines, digest } = await exportDigest(folder);
  console.log(`\ncanonical export: ${lines} lines, ${digest}`);
  const other = seen.get(name);
  if (other === undefined) seen.set(name, digest);
  else check(`${engine} exports ${TITLES[name]} as the other engine does`, other === digest);
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: 'string', default: 'embedded' }, only: { type: 'string', default: 'all' } },
  });
  const [data] = positionals;
  const engines = ENGINES.filter((e) => values.engine === 'both' || values.engine === e);
  const names = FOLDER_NAMES.filter((n) => values.only === 'all' || values.only === n);
  if (data === undefined || engines.length === 0 || names.length === 0) {
    console.error('usage: npm run evaluate -- DIR [--engine embedded|neo4j|both] [--only oid|rid|calls]');
    return 2;
  }
  const work = mkdtempSync(path.join(os.tmpdir(), 'plumbline-evaluate-'));
  try {
    await evaluate(path.resolve(data), engines, names, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.log(`\n${checks.map((c) => `${c.holds ? 'yes' : 'NO '}  ${c.says}`).join('\n')}`);
  return checks.every((c) => c.holds) ? 0 : 1;
}

void main().then(
  (status) => (process.exitCode = status),
  (error: unknown) => {
    for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
      console.error(cause instanceof Error ? cause.message : cause);
    }
    process.exitCode = 1;
  },
);
