import type { SourceGroup } from '../independence';
import type { EntityId } from '../model/entity';
import { byCodeUnit } from '../shared/compare';

/** One thing that speaks about one person, as a factor finds it. */
export interface EvidenceItem {
  /** Position of the person in the population. */
  readonly person: number;
  /** After grade, sharing and decay. 0 = it would have counted, and `reference` explains it. */
  readonly weight: number;
  /** When it happened or was known, ms since 1970. */
  readonly at: number;
  /** The record or contact month that it is; of an explained one, the record that explains it. */
  readonly reference: string;
  /** With or about whom it was, how often, and when it began, ms; for the reason in words. */
  readonly about?: {
    readonly entity: EntityId;
    readonly count: number;
    readonly first: number;
    /** Of look-ups, for how many a reason was given; `count` has them too where the policy counts them. */
    readonly reasoned?: number;
    /** Of calls and messages, by whom they were begun; of contact `count` is both. */
    readonly calls?: { readonly began: number; readonly received: number };
    /** Of those, or beside them, what went through numbers that are only suspected to be the person's. */
    readonly through?: readonly Through[];
  };
  /** Other records and contact months without which its weight would be another. */
  readonly supports?: readonly string[];
  /** How much of the weight is of tested statements; all of it where left out. */
  readonly testedWeight?: number;
  /** As how many it counts: of what is anonymous in several bursts it may be more than one. 1 where left out. */
  readonly counts?: number;
  /** By the mark of each who reported some of it, what is left of the weight without what they reported and nobody tested. */
  readonly without?: ReadonlyMap<string, { readonly weight: number; readonly testedWeight: number }>;
  /** Whose word it is; left out of what a system recorded. */
  readonly source?: SourceGroup;
  /**
   * The untested attributions of a number by which alone it is of this person, or with the other, or the untested rows of crime
   * groups that alone mark the other; any of them would do, and the first names the source. What a system recorded is no more
   * tested than who is said to have held the number, or to be an offender.
   */
  readonly restsOn?: readonly string[];
  /** The contact months by which alone it counts and which the other began: nobody can help who calls them. */
  readonly received?: readonly string[];
}

/** Communications of a contact month through a number that is only suspected to be the person's. */
export interface Through {
  readonly contact: string;
  readonly number: EntityId;
  readonly count: number;
}

/** For how long each person could be seen. */
export interface Exposure {
  /** Decayed years (or 1 each, where a factor counts what stands open). */
  readonly years: Float64Array;
  /** The record without which a person's exposure would be another, besides the workforce's. */
  readonly rests?: readonly (string | undefined)[];
  /** A person's years without these records; NaN where they could not be seen. */
  readonly yearsWithout?: (person: number, records: readonly string[]) => number;
  /** People whom the factor cannot see, and the source that they are missing from. */
  readonly unseen?: { readonly source: string; readonly people: Uint8Array };
}

/** A factor's evidence about a whole population, in order of person, time and reference. */
export interface Evidence {
  readonly items: readonly EvidenceItem[];
  /** The items of person i are those from offsets[i] up to offsets[i + 1]. */
  readonly offsets: Int32Array;
  /** The items' weights. */
  readonly weight: Float64Array;
  readonly exposure: Exposure;
}

/** Puts items in order and indexes them by person; those about people who cannot be seen are left out. */
export function evidenceOf(items: readonly EvidenceItem[], exposure: Exposure): Evidence {
  const { years, unseen } = exposure;
  const seen = unseen ? items.filter((item) => unseen.people[item.person] !== 1) : items;
  const ordered = [...seen].sort(
    (a, b) => a.person - b.person || a.at - b.at || byCodeUnit(a.reference, b.reference),
  );
  const offsets = new Int32Array(years.length + 1);
  for (const { person } of ordered) offsets[person + 1]!++;
  for (let i = 0; i < years.length; i++) offsets[i + 1]! += offsets[i]!;
  return { items: ordered, offsets, weight: Float64Array.from(ordered, (item) => item.weight), exposure };
}

/** True where the factor can see the person. */
export function isSeen({ exposure }: Evidence, person: number): boolean {
  return exposure.unseen?.people[person] !== 1;
}

/** The items about one person. */
export function itemsOf(evidence: Evidence, person: number): readonly EvidenceItem[] {
  return evidence.items.slice(evidence.offsets[person], evidence.offsets[person + 1]);
}

/** As how many sources, records or contact months items count. */
export function countedIn(items: readonly EvidenceItem[]): number {
  return items.reduce((n, item) => n + (item.weight > 0 ? (item.counts ?? 1) : 0), 0);
}

/** The source of all calls and messages that somebody received, whoever began them: no record's id. */
export const RECEIVED = 'calls and messages received';

/**
 * The source of an item: whose word it is, the untested attribution that it rests on, all that the person received, or the
 * record of a system itself.
 */
export function sourceKey({ source, restsOn, received, reference }: EvidenceItem): string {
  return source?.id ?? restsOn?.[0] ?? (received ? RECEIVED : reference);
}

/** True of what a system recorded and would not count but for an untested attribution, or for what others began. */
export function leansOnUntested({ restsOn, received }: EvidenceItem): boolean {
  return restsOn !== undefined || received !== undefined;
}

/** How much of an item's weight is of untested statements. */
export function untestedWeight({ weight, testedWeight = weight }: EvidenceItem): number {
  return weight - testedWeight;
}

/** True of an item that is the record, or whose weight rests on it. */
export function lists({ reference, supports }: EvidenceItem, record: string): boolean {
  return reference === record || supports?.includes(record) === true;
}

/** What is left out: "what if these had not spoken". */
export interface LeftOut {
  readonly sources: readonly string[];
  /** True where only what nobody tested of them is left out. */
  readonly testedStays?: boolean;
  /** More of which nothing stays. */
  readonly altogether?: readonly string[];
  /** A record with all that lists it: of what would be left without the record, never more than that. */
  readonly resting?: string;
}

/** What is left of the items. */
export function itemsWithout(
  items: readonly EvidenceItem[],
  { sources, testedStays = false, altogether = [], resting }: LeftOut,
): EvidenceItem[] {
  if (sources.length === 0 && altogether.length === 0 && resting === undefined) return [...items];
  return items.flatMap((item) => {
    if (resting !== undefined && lists(item, resting)) return [];
    const key = sourceKey(item);
    if (altogether.includes(key)) return [];
    if (!sources.includes(key)) {
      const left = sources.map((mark) => item.without?.get(mark)).find((of) => of !== undefined);
      if (!left) return [item];
      return left.weight > 0 ? [{ ...item, ...left }] : [];
    }
    const weight = item.weight - untestedWeight(item);
    return testedStays && weight > 0 ? [{ ...item, weight, testedWeight: weight }] : [];
  });
}

/** Attributions and rows of crime groups name no author, so that all that nobody tested about one person may be of one hand. */
const ATTRIBUTIONS = 'untested attributions';

/** True of what rests on an attribution, or a mark, that nobody tested. */
export function isByAttribution({ source, restsOn }: EvidenceItem): boolean {
  return source === undefined && restsOn !== undefined;
}

/** The untested items by whose word they may be: all that untested attributions give to one person is of one source. */
export function untestedBySource(items: readonly EvidenceItem[]): Map<string, EvidenceItem[]> {
  const found = new Map<string, EvidenceItem[]>();
  for (const item of items) {
    if (!(untestedWeight(item) > 0)) continue;
    const key = isByAttribution(item) ? ATTRIBUTIONS : sourceKey(item);
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  return found;
}
