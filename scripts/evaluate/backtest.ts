import { rankForce } from '../../src/risk';
import type { Projection } from '../../src/view/projection';
import { comparators } from './comparators';
import type { Labels } from './labels';
import { metricsOf, type Metrics } from './metrics';

/** One T: how well the ranking foretells what followed, beside others. */
export interface BackTest {
  readonly date: string;
  readonly people: number;
  readonly positives: number;
  readonly ranking: Metrics;
  readonly composite: Metrics;
  readonly count: Metrics;
  /** Of the labels' people, how many the product does not take for serving; they stand last. */
  readonly notServing: number;
  readonly seconds: number;
}

/**
 * Ranks the people of the labels as of T, knowing only what was recorded by then, and holds the order against what
 * followed. No label is used for anything else.
 *
 * @param clock gives the end of a date in the force's zone
 */
export function backTest(projection: Projection, labels: Labels, clock: (date: string) => string): BackTest {
  const started = performance.now();
  const people = [...labels.positive.keys()].sort();
  const ranked = rankForce(projection, { asOf: clock(labels.date), population: people });
  const seconds = (performance.now() - started) / 1000;
  const { population } = ranked.force.context;
  const scoreOf = (id: string): number => {
    const position = population.position.get(id);
    return position === undefined ? -Infinity : ranked.force.score[position]!;
  };
  const positive = people.map((id) => labels.positive.get(id) === true);
  const others = comparators(projection, {
    two: clock(yearsBefore(labels.date, 2)),
    five: clock(yearsBefore(labels.date, 5)),
  });
  return {
    date: labels.date,
    people: people.length,
    positives: positive.filter(Boolean).length,
    ranking: metricsOf(people.map(scoreOf), positive),
    composite: metricsOf(
      people.map((id) => others.composite.get(id) ?? 0),
      positive,
    ),
    count: metricsOf(
      people.map((id) => others.count.get(id) ?? 0),
      positive,
    ),
    notServing: people.filter((id) => !population.position.has(id)).length,
    seconds,
  };
}

function yearsBefore(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
}
