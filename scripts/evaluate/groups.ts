import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { entityId } from '../../src/model/entity';
import { FORCE } from './deliveries';
import { resampled, type Interval } from './resampled';

/** Groups that are compared, each with the one that it is held against. */
export const COMPARED = [
  { of: 'BLACK', against: 'WHITE', by: 'race' },
  { of: 'HISPANIC', against: 'WHITE', by: 'race' },
  { of: 'FEMALE', against: 'MALE', by: 'gender' },
] as const;

/** Race and gender of everybody on the published roster, by entity id. The product reads neither. */
export function readGroups(data: string): ReadonlyMap<string, ReadonlySet<string>> {
  const file = path.join(data, 'chicago', 'roster_2017.csv.gz');
  const rows = parse(gunzipSync(readFileSync(file)), { columns: true }) as unknown as Record<
    string,
    string
  >[];
  return new Map(
    rows.map((r) => [
      entityId(FORCE, 'staff', r['rid'] ?? ''),
      new Set([r['race'] ?? '', r['gender'] ?? '']),
    ]),
  );
}

/** One group against another, each figure a ratio with its 95 % interval. */
export interface GroupRatios {
  readonly of: string;
  readonly against: string;
  /** `first 100` or `first 5 %`. */
  readonly first: string;
  readonly selected: Ratio;
  readonly falsePositive: Ratio;
  readonly outcome: Ratio;
}

export interface Ratio {
  readonly ratio: number;
  readonly interval: Interval;
}

/**
 * Selection-rate, false-positive and outcome ratios of the first people of an order, people resampled. Selected is a mark
 * of the whole order: the order is not made anew for each resample.
 */
export function groupRatios(
  order: readonly string[],
  positive: ReadonlyMap<string, boolean>,
  groups: ReadonlyMap<string, ReadonlySet<string>>,
  seed: string,
): GroupRatios[] {
  const hasOutcome = Uint8Array.from(order, (id) => (positive.get(id) === true ? 1 : 0));
  return firstsOf(order.length).flatMap(([first, size]) =>
    COMPARED.map(({ of, against }): GroupRatios => {
      const side = Uint8Array.from(order, (id) => sideOf(groups.get(id), of, against));
      const figures = (sample: Iterable<number>): Ratios => ratiosOf(sample, side, hasOutcome, size);
      const whole = figures(order.keys());
      const intervals = resampled(order.length, `${seed}/${of}/${first}`, figures);
      const ratio = (name: keyof Ratios): Ratio => ({ ratio: whole[name], interval: intervals[name] });
      return {
        ...{ of, against, first },
        selected: ratio('selected'),
        falsePositive: ratio('falsePositive'),
        outcome: ratio('outcome'),
      };
    }),
  );
}

type Ratios = Readonly<Record<'selected' | 'falsePositive' | 'outcome', number>>;

function firstsOf(people: number): readonly (readonly [string, number])[] {
  return [
    ['first 100', 100],
    ['first 5 %', Math.round(0.05 * people)],
  ];
}

/** 1 = of the group, 2 = of the one that it is held against, 0 = of neither. */
function sideOf(mine: ReadonlySet<string> | undefined, of: string, against: string): number {
  if (mine?.has(of)) return 1;
  return mine?.has(against) ? 2 : 0;
}

function ratiosOf(sample: Iterable<number>, side: Uint8Array, hasOutcome: Uint8Array, size: number): Ratios {
  const people = [0, 0, 0];
  const positive = [0, 0, 0];
  const selected = [0, 0, 0];
  const selectedWithout = [0, 0, 0];
  for (const i of sample) {
    const s = side[i]!;
    people[s]!++;
    if (hasOutcome[i] === 1) positive[s]!++;
    if (i >= size) continue;
    selected[s]!++;
    if (hasOutcome[i] === 0) selectedWithout[s]!++;
  }
  const rate = (counted: readonly number[], s: 1 | 2, of: readonly number[]): number => counted[s]! / of[s]!;
  const without = people.map((n, s) => n - positive[s]!);
  return {
    selected: rate(selected, 1, people) / rate(selected, 2, people),
    falsePositive: rate(selectedWithout, 1, without) / rate(selectedWithout, 2, without),
    outcome: rate(positive, 1, people) / rate(positive, 2, people),
  };
}
