import { rankForce } from '../../src/risk';
import type { RankedForce } from '../../src/risk/ranking';
import type { Projection } from '../../src/view/projection';
import { comparators } from './comparators';
import { groupRatios, type GroupRatios } from './groups';
import type { Labels } from './labels';
import { metricsOf, type Metrics } from './metrics';
import { resampled, type Interval } from './resampled';
import { VARIANTS } from './variants';

/** One T: how well the ranking foretells what followed, beside others. */
export interface BackTest {
  readonly date: string;
  readonly people: number;
  readonly positives: number;
  /** By likelihood. */
  readonly ranking: Metrics;
  readonly intervals: Readonly<Record<keyof Metrics, Interval>>;
  /** How far likelihood is above the composite, on the same resamples. */
  readonly gains: Readonly<Record<keyof Metrics, Interval>>;
  /** By priority: likelihood and harm. */
  readonly priority: Metrics;
  readonly composite: Metrics;
  readonly count: Metrics;
  /** People, and share of them with the outcome, by band of likelihood, the highest first. */
  readonly bands: readonly { readonly band: string; readonly people: number; readonly share: number }[];
  readonly groups: readonly GroupRatios[];
  readonly groupsByPriority: readonly GroupRatios[];
  readonly variants: readonly VariantTest[];
  /** Of the labels' people, how many the product does not take for serving; they stand last. */
  readonly notServing: number;
  readonly seconds: number;
}

export interface VariantTest {
  readonly name: string;
  readonly metrics: Metrics;
  readonly groups: readonly GroupRatios[];
}

/**
 * Ranks the people of the labels as of T, knowing only what was recorded by then, and holds the order against what
 * followed. No label is used for anything else.
 *
 * @param clock gives the end of a date in the force's zone
 * @param groups race and gender by entity id, which the ranking does not read
 */
export function backTest(
  projection: Projection,
  labels: Labels,
  clock: (date: string) => string,
  groups: ReadonlyMap<string, ReadonlySet<string>>,
): BackTest {
  const asOf = clock(labels.date);
  const people = [...labels.positive.keys()].sort();
  const positive = people.map((id) => labels.positive.get(id) === true);
  const started = performance.now();
  const ranked = rankForce(projection, { asOf, population: people, order: 'priority' });
  const seconds = (performance.now() - started) / 1000;
  const score = people.map(scores(ranked));
  const place = placesOf(ranked, people);
  const others = comparators(projection, {
    two: clock(yearsBefore(labels.date, 2)),
    five: clock(yearsBefore(labels.date, 5)),
  });
  const idsBy = (by: readonly number[]): string[] =>
    people
      .map((_, i) => i)
      .sort((a, b) => by[b]! - by[a]! || a - b)
      .map((i) => people[i]!);
  const composite = people.map((id) => others.composite.get(id) ?? 0);
  const metricsIn = (sample: Uint32Array, by: readonly number[]): Metrics => {
    const taken = [...sample];
    return metricsOf(
      taken.map((i) => by[i]!),
      taken.map((i) => positive[i]!),
    );
  };
  return {
    date: labels.date,
    people: people.length,
    positives: positive.filter(Boolean).length,
    ranking: metricsOf(score, positive),
    intervals: resampled(people.length, labels.date, (sample) => ({ ...metricsIn(sample, score) })),
    gains: resampled(people.length, labels.date, (sample) =>
      differenceOf(metricsIn(sample, score), metricsIn(sample, composite)),
    ),
    priority: metricsOf(
      place.map((p) => -p),
      positive,
    ),
    composite: metricsOf(composite, positive),
    count: metricsOf(
      people.map((id) => others.count.get(id) ?? 0),
      positive,
    ),
    bands: bandsOf(ranked, labels),
    groups: groupRatios(idsBy(score), labels.positive, groups, labels.date),
    groupsByPriority: groupRatios(idsBy(place.map((p) => -p)), labels.positive, groups, labels.date),
    variants: VARIANTS.map(({ name, policy }) => {
      const other = rankForce(projection, { asOf, population: people, order: 'likelihood', policy });
      const by = people.map(scores(other));
      const byGroup = groupRatios(idsBy(by), labels.positive, groups, labels.date);
      return { name, metrics: metricsOf(by, positive), groups: byGroup };
    }),
    notServing: people.filter((id) => !ranked.force.context.population.position.has(id)).length,
    seconds,
  };
}

function differenceOf(a: Metrics, b: Metrics): Readonly<Record<keyof Metrics, number>> {
  return {
    auc: a.auc - b.auc,
    precisionAt20: a.precisionAt20 - b.precisionAt20,
    precisionAt100: a.precisionAt100 - b.precisionAt100,
    recallAt5: a.recallAt5 - b.recallAt5,
  };
}

/** The likelihood of somebody; last of all whoever does not serve. */
function scores({ force }: RankedForce): (id: string) => number {
  return (id) => {
    const position = force.context.population.position.get(id);
    return position === undefined ? -1e12 : force.score[position]!;
  };
}

function placesOf({ force, ranks }: RankedForce, people: readonly string[]): number[] {
  return people.map((id) => {
    const position = force.context.population.position.get(id);
    return position === undefined ? 1e9 : ranks[position]!;
  });
}

function bandsOf({ force, standings }: RankedForce, labels: Labels): BackTest['bands'] {
  const { members } = force.context.population;
  return force.context.policy.bands.map(({ id: band }) => {
    const inside = members.filter((_, i) => standings[i]!.band.id === band);
    const positive = inside.filter((m) => labels.positive.get(m.id) === true).length;
    return { band, people: inside.length, share: positive / inside.length };
  });
}

function yearsBefore(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
}
