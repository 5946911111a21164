import type { BackTest } from './backtest';
import type { GroupRatios, Ratio } from './groups';
import { columns, median } from './table';

/** The likelihood's figures with 95 % intervals (officers resampled), and the list by priority beside it. */
export function intervalTable(tests: readonly BackTest[]): string {
  const names = ['auc', 'precisionAt100', 'recallAt5'] as const;
  return columns([
    ['T', 'AUC', 'P@100', 'recall@5 %', 'by priority: AUC', 'P@100', 'recall@5 %'],
    ...tests.map((t) => [
      t.date,
      ...names.map(
        (n) => `${t.ranking[n].toFixed(3)} (${t.intervals[n].map((x) => x.toFixed(3)).join('–')})`,
      ),
      ...names.map((n) => t.priority[n].toFixed(3)),
    ]),
  ]);
}

/** How far likelihood is above the composite, with 95 % intervals of the difference (officers resampled). */
export function gainTable(tests: readonly BackTest[]): string {
  const names = ['auc', 'precisionAt100', 'recallAt5'] as const;
  return columns([
    ['T', 'above the composite: AUC', 'P@100', 'recall@5 %'],
    ...tests.map((t) => [
      t.date,
      ...names.map(
        (n) =>
          `${(t.ranking[n] - t.composite[n]).toFixed(3)} (${t.gains[n].map((x) => x.toFixed(3)).join(' to ')})`,
      ),
    ]),
  ]);
}

/** How many people each band of likelihood holds, and the share of them with the outcome. */
export function bandTable(tests: readonly BackTest[]): string {
  const bands = tests[0]?.bands.map((b) => b.band) ?? [];
  return columns([
    ['T', ...bands],
    ...tests.map((t) => [t.date, ...t.bands.map((b) => `${b.share.toFixed(2)} of ${b.people}`)]),
  ]);
}

/** By group: selection and false-positive ratios beside the outcome ratio, at every T. `!` = outside its interval. */
export function groupTable(tests: readonly BackTest[]): string {
  return columns([
    ['T', 'by', ...RATIOS],
    ...tests.flatMap((t) =>
      [
        ...t.groups.map((g) => ['likelihood', g] as const),
        ...t.groupsByPriority.map((g) => ['priority', g] as const),
      ].map(([by, g]) => [t.date, by, ...ratiosOf(g)]),
    ),
  ]);
}

/** The same of the list by likelihood with each part of it otherwise. */
export function variantGroupTable(tests: readonly BackTest[]): string {
  return columns([
    ['T', 'variant', ...RATIOS],
    ...tests.flatMap((t) =>
      t.variants.flatMap(({ name, groups }) => groups.map((g) => [t.date, name, ...ratiosOf(g)])),
    ),
  ]);
}

const RATIOS = ['first', 'group', 'selected', 'false positive', 'outcome', ''];

function ratiosOf(g: GroupRatios): string[] {
  return [
    g.first,
    `${g.of.toLowerCase()} / ${g.against.toLowerCase()}`,
    told(g.selected),
    told(g.falsePositive),
    told(g.outcome),
    isOutside(g.selected.ratio, g) ? '!' : '',
  ];
}

/** What each part of the list adds: medians over T, and at how many T its selection ratio lies outside the outcome's interval. */
export function variantTable(tests: readonly BackTest[]): string {
  const names = tests[0]?.variants.map((v) => v.name) ?? [];
  const pairs = tests[0]?.groups ?? [];
  return columns([
    [
      'variant',
      'AUC',
      'P@100',
      'recall@5 %',
      ...pairs.map((g) => `${g.first}: ${g.of.toLowerCase()} / ${g.against.toLowerCase()}`),
    ],
    ...names.map((name, k) => {
      const mine = tests.map((t) => t.variants[k]!);
      return [
        name,
        median(mine.map((v) => v.metrics.auc)).toFixed(3),
        median(mine.map((v) => v.metrics.precisionAt100)).toFixed(3),
        median(mine.map((v) => v.metrics.recallAt5)).toFixed(3),
        ...pairs.map((_, pair) => {
          const ratios = mine.map((v) => v.groups[pair]!.selected.ratio);
          const outside = tests.filter((t, i) => isOutside(ratios[i]!, t.groups[pair]!)).length;
          return `${median(ratios).toFixed(2)} (${outside} of ${tests.length} outside)`;
        }),
      ];
    }),
  ]);
}

function told({ ratio, interval }: Ratio): string {
  return `${ratio.toFixed(2)} (${interval.map((x) => x.toFixed(2)).join('–')})`;
}

/** Whether a selection ratio lies outside the interval of the outcome ratio. */
function isOutside(selected: number, { outcome }: GroupRatios): boolean {
  const [low, high] = outcome.interval;
  return selected < low || selected > high;
}
