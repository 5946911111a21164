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
  const firsts = [
    ['first 100', 100],
    ['first 5 %', Math.round(0.05 * order.length)],
  ] as const;
  return firsts.flatMap(([first, size]) =>
    COMPARED.map(({ of, against }): GroupRatios => {
      const figures = (
        sample: Iterable<number>,
      ): Record<'selected' | 'falsePositive' | 'outcome', number> => {
        const [a, b] = [tally(), tally()];
        for (const i of sample) {
          const mine = groups.get(order[i] ?? '');
          const to = mine?.has(of) ? a : mine?.has(against) ? b : undefined;
          if (to) add(to, i < size, positive.get(order[i] ?? '') === true);
        }
        return {
          selected: a.selected / a.people / (b.selected / b.people),
          falsePositive:
            a.selectedWithout / (a.people - a.positive) / (b.selectedWithout / (b.people - b.positive)),
          outcome: a.positive / a.people / (b.positive / b.people),
        };
      };
      const whole = figures(order.keys());
      const intervals = resampled(order.length, `${seed}/${of}/${first}`, figures);
      const ratio = (name: keyof typeof whole): Ratio => ({ ratio: whole[name], interval: intervals[name] });
      return {
        ...{ of, against, first },
        selected: ratio('selected'),
        falsePositive: ratio('falsePositive'),
        outcome: ratio('outcome'),
      };
    }),
  );
}

interface Tally {
  people: number;
  positive: number;
  selected: number;
  selectedWithout: number;
}

function tally(): Tally {
  return { people: 0, positive: 0, selected: 0, selectedWithout: 0 };
}

function add(to: Tally, selected: boolean, positive: boolean): void {
  to.people++;
  if (positive) to.positive++;
  if (selected) to.selected++;
  if (selected && !positive) to.selectedWithout++;
}
