import { parseClock } from '../../src/view';
import { backTest, type BackTest } from './backtest';
import { readGroups } from './groups';
import {
  bandTable,
  gainTable,
  groupTable,
  intervalTable,
  variantGroupTable,
  variantTable,
} from './ranking-tables';
import type { FolderName } from './deliveries';
import type { OpenFolder } from './engine';
import { findKnownCrew, measureAllPairs } from './known-crew';
import { readLabels } from './labels';
import { askPairs, projectionOf } from './load';
import { coAccusedPairs, countOracles } from './oracles';
import { backTestTable, isAbove, isAsPublished, median, oraclesHold, oracleTable } from './table';

/** What must be true for the run to succeed. */
export interface Check {
  readonly says: string;
  readonly holds: boolean;
}

export const TITLES: Readonly<Record<FolderName, string>> = {
  oid: 'Chicago accusations, people by oid',
  rid: 'Chicago roster, units and accusations, people by rid',
  calls: 'VAST 2008 calls',
};

/** What is measured on each data folder, printed as it goes. */
export const WORK: Readonly<
  Record<FolderName, (folder: OpenFolder, data: string) => Promise<readonly Check[]>>
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

async function countPeople(folder: OpenFolder, data: string): Promise<readonly Check[]> {
  const projection = await timed('projection', () => projectionOf(folder));
  // The first question also waits until a cold server has planned and compiled it; the next is asked otherwise, and so anew.
  await timed('pattern multi-suspect, first', () => askPairs(folder, 3));
  const counted = countOracles(projection, await timed('pattern multi-suspect', () => askPairs(folder, 2)));
  console.log(oracleTable(counted));
  // What the product itself counts: independent sources, without what was found unfounded.
  const apart = await timed('pattern multi-suspect, independent sources', () => askPairs(folder, 3, {}));
  console.log(
    `\nby independent sources, without what was found unfounded: ${apart.population} pairs, ${apart.findings.length} of three sources at least; ${apart.counts['fewerSources']} more on three occasions of fewer sources`,
  );
  const pairs = coAccusedPairs(projection);
  const again = pairs.filter((n) => n >= 2).length;
  console.log(`\nby the links of the projection: ${pairs.length} pairs, ${again} at least twice`);
  return [
    { says: 'the counts of the Chicago accusations', holds: oraclesHold(counted) },
    {
      says: 'pattern and links count the same pairs',
      holds: pairs.length === counted.pairs && again === counted.pairsAtLeast2,
    },
    ...(await measureAllPairs(folder, projection)),
    ...(await findKnownCrew(folder, data, 'oid')),
  ];
}

async function rankPeople(folder: OpenFolder, data: string): Promise<readonly Check[]> {
  const clock = (date: string): string => parseClock(date, folder.services.settings.zone);
  const groups = readGroups(data);
  const tests: BackTest[] = [];
  for (const labels of readLabels(data)) {
    const projection = await timed(`projection as of ${labels.date}`, () =>
      projectionOf(folder, labels.date),
    );
    const test = backTest(projection, labels, clock, groups);
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
  console.log(`\nWith 95 % intervals, officers resampled:\n${intervalTable(tests)}`);
  console.log(`\nAbove the composite, on the same resamples:\n${gainTable(tests)}`);
  console.log(`\nShare with the outcome, by band of likelihood:\n${bandTable(tests)}`);
  console.log(`\nWhat each part adds (medians), and selection ratios:\n${variantTable(tests)}`);
  console.log(`\nBy race and sex:\n${groupTable(tests)}`);
  console.log(`\nBy race and sex, each part otherwise:\n${variantGroupTable(tests)}`);
  return [
    {
      says: 'by likelihood, medians: AUC of .655 or more, P@100 of .43, recall@5 % of .124',
      holds:
        median(tests.map((t) => t.ranking.auc)) >= 0.655 &&
        median(tests.map((t) => t.ranking.precisionAt100)) >= 0.43 &&
        median(tests.map((t) => t.ranking.recallAt5)) >= 0.124,
    },
    {
      says: 'the ranking is above the composite in all three measures at every T',
      holds: tests.every(isAbove),
    },
    { says: 'the composite has the published figures at every T', holds: tests.every(isAsPublished) },
    ...(await findKnownCrew(folder, data, 'rid')),
  ];
}

async function countCalls(folder: OpenFolder): Promise<readonly Check[]> {
  const { contacts } = await projectionOf(folder);
  const calls = contacts.reduce((sum, c) => sum + c.count, 0);
  const numbers = new Set(contacts.flatMap((c) => [c.from, c.to])).size;
  const pairs = new Set(contacts.map((c) => [c.from, c.to].sort().join(' '))).size;
  console.log(`${calls} calls of ${numbers} numbers, ${pairs} pairs in contact`);
  return [{ says: '400 telephones', holds: numbers === 400 }];
}
