import { FOREVER, type Instant } from '../../model/time';
import { foldVersions, type Absence, type Sighting } from '../../model/versions';

/** A stored version of a chain, with every place at which it was delivered. */
export interface StoredVersion {
  readonly id: string;
  readonly content: string;
  /** Which of the versions of equal content this is, from 1. */
  readonly nth: number;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
  readonly seen: readonly Sighting[];
}

/** How what a reader sees of a chain differs from what is stored. */
export interface Restated {
  /** Versions that stand for the reader and not as stored, or the other way round, or are none for the reader. */
  readonly shown: string[];
  readonly hidden: string[];
  readonly times: Map<string, { readonly recordedAt: Instant; readonly standsUntil: Instant }>;
}

/**
 * The versions of a chain for a reader who can see some of them: as if what is hidden had never been delivered, and
 * nothing recorded after the as-of. Adds to `restated`.
 */
export function restate(
  stored: readonly StoredVersion[],
  admitted: (version: StoredVersion) => boolean,
  absences: readonly Absence[],
  asOf: Instant,
  restated: Restated,
): void {
  const visible = stored.filter(admitted);
  const folded = foldVersions([...visible.flatMap((v) => v.seen), ...absences], asOf);
  const places = new Map(folded.map((v) => [`${v.content} ${v.nth}`, v]));
  for (const version of visible) {
    const place = places.get(`${version.content} ${version.nth}`);
    const stands = place !== undefined && standsAt(place, asOf);
    if (stands !== standsAt(version, asOf)) (stands ? restated.shown : restated.hidden).push(version.id);
    else if (!place) restated.hidden.push(version.id);
    if (place)
      restated.times.set(version.id, { recordedAt: place.recordedAt, standsUntil: place.standsUntil });
  }
}

function standsAt(v: { recordedAt: Instant; standsUntil: Instant }, asOf: Instant): boolean {
  return v.recordedAt <= asOf && (v.standsUntil > asOf || v.standsUntil === FOREVER);
}
