import { FOREVER, type Instant } from '../../model/time';
import { fold, recordedBy, type FullDelivery, type Observation, type Place } from '../../model/versions';

/** A stored version of a chain, with every place at which it was delivered. */
export interface StoredVersion {
  readonly id: string;
  readonly hash: string;
  /** Which of the versions of equal hash this is, from 1. */
  readonly occurrence: number;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
  readonly observations: readonly Observation[];
}

/** What was delivered when, as far as the reader can know of it. */
export interface Delivered {
  readonly places: ReadonlyMap<number, Place>;
  /** Full deliveries of the chain's source, in order. */
  readonly fulls: readonly FullDelivery[];
}

/** How what a reader sees of chains differs from what is stored. */
export interface Restated {
  /** Versions that stand for the reader and not as stored. */
  readonly shown: string[];
  /** Versions that stand as stored and not for the reader, or that are no versions of their own for the reader. */
  readonly hidden: string[];
  readonly times: Map<string, { readonly recordedAt: Instant; readonly standsUntil: Instant }>;
}

/**
 * The versions of a chain for a reader who can see `visible` of them: as if what is hidden had never been delivered, and
 * nothing recorded after the as-of. Adds to `restated`.
 */
export function restate(
  chain: string,
  visible: readonly StoredVersion[],
  { places, fulls }: Delivered,
  asOf: Instant,
  restated: Restated,
): void {
  const observations = recordedBy(
    visible.flatMap((v) => v.observations),
    places,
    asOf,
  );
  const { versions } = fold(
    chain,
    observations,
    places,
    fulls.filter((full) => full.suppliedAt <= asOf),
  );
  const folded = new Map(versions.map((v) => [`${v.hash} ${v.occurrence}`, v]));
  for (const version of visible) {
    const place = folded.get(`${version.hash} ${version.occurrence}`);
    const stands = place !== undefined && standsAt(place, asOf);
    if (stands && !standsAt(version, asOf)) restated.shown.push(version.id);
    if (!place || (!stands && standsAt(version, asOf))) restated.hidden.push(version.id);
    if (place)
      restated.times.set(version.id, { recordedAt: place.recordedAt, standsUntil: place.standsUntil });
  }
}

function standsAt(v: { recordedAt: Instant; standsUntil: Instant }, asOf: Instant): boolean {
  return v.recordedAt <= asOf && (v.standsUntil > asOf || v.standsUntil === FOREVER);
}
