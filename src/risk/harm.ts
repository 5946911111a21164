import { isCleared } from './cleared';
import { isCounted, reporterOf, type SourceGroup } from '../independence';
import type { RecordVersion } from '../model/record';
import { bandOf, type Band, type HarmPolicy, type Policy } from '../policy';
import { byCodeUnit } from '../shared/compare';
import type { RiskContext } from './context';
import {
  itemsOf,
  itemsWithout,
  leansOnUntested,
  untestedBySource,
  type EvidenceItem,
  type LeftOut,
} from './evidence';
import { countOf, valueOf, type FactorScore } from './score';
import { knownComplaints, sourcesOn } from './statements';

/** The gravest matter that credible independent records allege of somebody. */
export interface Harm {
  /** 0 to 100, by the policy; 0 where nothing credible says of what kind it is. */
  readonly weight: number;
  readonly band: Band;
  /** The category that it has its weight of; undefined where there is none. */
  readonly category: string | undefined;
  /** The records that allege it, or something as grave. Sorted. */
  readonly records: readonly string[];
  /** Independent sources that do. */
  readonly sources: number;
  /** True where nobody says that it was of this category: it is inferred from what systems recorded. */
  readonly inferred: boolean;
  /** True where all who allege it came by ways that hide who speaks. */
  readonly anonymous: boolean;
}

/** Harm, and what is in a graver band and stands on one untested source alone: told, and not counted. */
export interface HarmFound {
  readonly harm: Harm;
  readonly uncorroborated: Harm | undefined;
}

/** Of whom, and what each factor is worth of them, in nats. */
interface Asked {
  readonly person: number;
  readonly values: Float64Array;
  readonly leftOut: LeftOut;
}

/** What one source alleges at its gravest. */
interface Alleged {
  readonly source: string;
  /** Nobody knows who: anybody who speaks by name may have called as well, so it is no second voice. */
  readonly anonymous: boolean;
  readonly matters: readonly {
    readonly weight: number;
    readonly category: string;
    readonly record: string;
    /** 1A, 1B, found sustained, or inferred from what systems recorded that the person began, and no untested attribution. */
    readonly tested: boolean;
    /** From what systems recorded. */
    readonly inferred: boolean;
  }[];
}

/**
 * Harm by policy weights, never by how often a category is proved. A matter counts where one source alleges it that was
 * tested (1A, 1B, found sustained), where two independent ones allege it or something graver (of whom somebody knows who
 * they are), or where it may be inferred from what systems recorded, of numbers whose holder is tested. Left out are
 * complaints found unfounded, exonerated or without a case to answer, what is graded 3 or E, and what is older than the policy's years.
 */
export function harmOf(
  context: RiskContext,
  factors: readonly FactorScore[],
  { person, values, leftOut }: Asked,
): HarmFound {
  const { harm: policy } = context.policy;
  const isLeftOut = ({ source }: Alleged): boolean => leftOut.sources.includes(source);
  const isGone = ({ source }: Alleged): boolean => leftOut.altogether?.includes(source) === true;
  const alleged = [
    ...said(context, person, leftOut.sources),
    ...recorded(context, factors, { person, values, leftOut }),
  ]
    .map((a) =>
      isLeftOut(a) ? { ...a, matters: leftOut.testedStays ? a.matters.filter((m) => m.tested) : [] } : a,
    )
    .filter((a) => !isGone(a) && a.matters.length > 0);
  const gravestOf = (all: readonly Alleged[]): number[] =>
    all.map((a) => Math.max(...a.matters.map((m) => m.weight))).sort((a, b) => b - a);
  const tested = alleged.flatMap((a) => a.matters.filter((m) => m.tested).map((m) => m.weight));
  const [gravest = 0] = gravestOf(alleged);
  const [, second = 0] = gravestOf(alleged.filter((a) => !a.anonymous));
  const counted = Math.max(0, second, ...tested);
  const harm = matterAt(policy, counted, alleged);
  const isGraver = bandOf(policy.bands, gravest).from > harm.band.from;
  return { harm, uncorroborated: isGraver ? matterAt(policy, gravest, alleged) : undefined };
}

function matterAt(policy: HarmPolicy, weight: number, alleged: readonly Alleged[]): Harm {
  const band = bandOf(policy.bands, weight);
  if (weight === 0)
    return { weight, band, category: undefined, records: [], sources: 0, inferred: false, anonymous: false };
  const as = alleged.filter((a) => a.matters.some((m) => m.weight >= weight));
  const matters = as.flatMap((a) => a.matters.filter((m) => m.weight >= weight));
  const [category] = matters.flatMap((m) => (m.weight === weight ? [m.category] : [])).sort(byCodeUnit);
  const named = matters.filter((m) => m.weight === weight && m.category === category);
  return {
    ...{ weight, band, category, sources: as.length },
    records: [...new Set(matters.map((m) => m.record))].sort(byCodeUnit),
    inferred: named.every((m) => m.inferred),
    anonymous: as.every((a) => a.anonymous),
  };
}

function said(context: RiskContext, person: number, leftOut: readonly string[]): Alleged[] {
  return sourcesOn(context, person).map((group) => ({
    source: group.id,
    anonymous: group.anonymous,
    matters: mattersIn(context, group, leftOut),
  }));
}

/** @param leftOut marks of reporters whose untested word is left out, among others */
function mattersIn(
  context: RiskContext,
  group: SourceGroup,
  leftOut: readonly string[] = [],
): Alleged['matters'] {
  return group.statements.flatMap((statement, i) => {
    const { record, at, tested } = statement;
    if (!isCounted(group, i)) return [];
    const mark = tested ? undefined : reporterOf(statement);
    if (mark !== undefined && leftOut.includes(mark)) return [];
    const version = context.record(record);
    if (!version || context.years(at) > context.policy.harm.years) return [];
    const placed = placedIn(version, context);
    return placed ? [{ ...placed, record, tested, inferred: false }] : [];
  });
}

/** The weight of the gravest matter that a source alleges; 0 where it alleges none. */
export function gravestIn(context: RiskContext, group: SourceGroup): number {
  return Math.max(0, ...mattersIn(context, group).map(({ weight }) => weight));
}

/**
 * What may be inferred from what systems recorded, in the category of its factor, where by itself it raises likelihood by as
 * much as the policy asks: a log alleges nothing, and two look-ups of one day are little. What rests on an untested
 * attribution, or was received, is alleged by that one source, by however many factors, and raises nothing of what does not.
 */
function recorded(
  { policy }: RiskContext,
  factors: readonly FactorScore[],
  { person, values, leftOut }: Asked,
): Alleged[] {
  const attributed = new Map<string, Alleged['matters'][number][]>();
  const systems = factors.flatMap((f, k): Alleged[] => {
    const { category } = f.factor;
    const weight = policy.harm.categories[category ?? ''] ?? 0;
    if (category === undefined || weight === 0 || !(values[k]! >= policy.harm.systemLeast)) return [];
    const items = itemsWithout(itemsOf(f.evidence, person), leftOut).filter((item) => item.weight > 0);
    const matter = (item: EvidenceItem): Alleged['matters'][number] => ({
      ...{ weight, category, record: item.reference, tested: !leansOnUntested(item), inferred: true },
    });
    for (const [source, of] of untestedBySource(items))
      attributed.set(source, [...(attributed.get(source) ?? []), ...of.map(matter)]);
    const tested = items.filter((item) => !leansOnUntested(item));
    const isAll = tested.length === items.length;
    if (!isAll && !(worthOf({ ...f, policy }, tested, person) >= policy.harm.systemLeast)) return [];
    return [{ source: f.factor.id, anonymous: false, matters: tested.map(matter) }];
  });
  return [
    ...systems,
    ...[...attributed].map(([source, matters]) => ({
      ...{ source, matters },
      // Whoever speaks by name may have rung as well, or filed a row that names no author.
      anonymous: true,
    })),
  ];
}

/** What some of a factor's items about a person are worth, in nats. */
function worthOf(
  scale: FactorScore & { readonly policy: Policy },
  items: readonly EvidenceItem[],
  person: number,
): number {
  const expected = scale.expected[person]!;
  return valueOf(scale, countOf(scale, items, expected), expected);
}

function placedIn(
  { source, id, meanings, grade }: RecordVersion,
  context: RiskContext,
): { weight: number; category: string } | undefined {
  const { categories, classes, own } = context.policy.harm;
  const textOf = (field: string): string => {
    const value = meanings[field];
    return typeof value === 'string' ? value : '';
  };
  const place = (table: Readonly<Record<string, number>>, category: string) =>
    table[category] !== undefined && table[category] > 0 ? { weight: table[category], category } : undefined;
  if (source === 'complaints') {
    if (isCleared(knownComplaints(context).get(id)?.finding)) return undefined;
    return place(own, textOf('category')) ?? place(classes, textOf('category_class'));
  }
  if (grade?.source === 3 || grade?.information === 'E') return undefined;
  const stated = place(categories, textOf('category'));
  const apsp = meanings['apsp'] === true ? place(categories, 'sexual_misconduct') : undefined;
  return apsp && apsp.weight > (stated?.weight ?? 0) ? apsp : stated;
}
