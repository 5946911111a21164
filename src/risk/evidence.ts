/** One thing that speaks about one person, as a factor finds it. */
export interface EvidenceItem {
  /** Position of the person in the population. */
  readonly person: number;
  /** After grade, sharing and decay; > 0. */
  readonly weight: number;
  /** When it happened or was known, ms since 1970. */
  readonly at: number;
  /** The record or contact month that it is. */
  readonly reference: string;
  /** Other records and contact months that its weight rests on (those accused with the person, an attribution). */
  readonly supports?: readonly string[];
  /** What would be left of the weight without `reference`: a repeat that takes its place. 0 where left out. */
  readonly standIn?: number;
}

/** A factor's evidence about a whole population, in order of person, time and reference. */
export interface Evidence {
  readonly items: readonly EvidenceItem[];
  /** The items of person i are those from offsets[i] up to offsets[i + 1]. */
  readonly offsets: Int32Array;
  /** The items' weights. */
  readonly weight: Float64Array;
  /** Decayed exposure of each person, in years (or 1 each, where a factor counts what stands open). */
  readonly exposure: Float64Array;
  /** People whom the factor cannot see, and the source that they are missing from. */
  readonly unseen?: { readonly source: string; readonly people: Uint8Array };
}

/** Puts items in order and indexes them by person. */
export function evidenceOf(
  items: readonly EvidenceItem[],
  exposure: Float64Array,
  unseen?: Evidence['unseen'],
): Evidence {
  const seen = unseen ? items.filter((item) => unseen.people[item.person] !== 1) : items;
  const ordered = [...seen].sort(
    (a, b) =>
      a.person - b.person ||
      a.at - b.at ||
      (a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0),
  );
  const offsets = new Int32Array(exposure.length + 1);
  for (const { person } of ordered) offsets[person + 1]!++;
  for (let i = 0; i < exposure.length; i++) offsets[i + 1]! += offsets[i]!;
  const weight = Float64Array.from(ordered, (item) => item.weight);
  return { items: ordered, offsets, weight, exposure, ...(unseen ? { unseen } : {}) };
}

/** True where the factor can see the person. */
export function isSeen(evidence: Evidence, person: number): boolean {
  return evidence.unseen?.people[person] !== 1;
}

/** The items about one person. */
export function itemsOf(evidence: Evidence, person: number): readonly EvidenceItem[] {
  return evidence.items.slice(evidence.offsets[person], evidence.offsets[person + 1]);
}

/** The sum of the weights about each person. */
export function masses(evidence: Evidence): Float64Array {
  const mass = new Float64Array(evidence.exposure.length);
  evidence.items.forEach(({ person }, i) => (mass[person]! += evidence.weight[i]!));
  return mass;
}
