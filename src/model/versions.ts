import { latestRecorded } from './recorded';
import { FOREVER, type Instant } from './time';
import { byCodeUnit } from '../shared/compare';

/** One row's appearance in one delivered file: what a chain's versions are folded from. */
export interface Observation {
  /** Number of the delivered file in the ledger. */
  readonly file: number;
  readonly line: number;
  readonly hash: string;
  readonly reading: string;
  /** See StoredRecord.stated. */
  readonly stated: string;
}

/** What folding needs of a delivered file. */
export interface Place {
  /** Orders files as versions are ordered (ledger/delivery-file, orderText). */
  readonly order: string;
  readonly suppliedAt: Instant;
  readonly supplier: string;
  readonly system: string;
}

/** A complete full delivery of one source by one supplier and system: what is not in it is closed as of it. */
export interface FullDelivery extends Place {
  readonly source: string;
  readonly files: ReadonlySet<number>;
  /** Keys whose rows were rejected: present all the same. */
  readonly rejectedChains: ReadonlySet<string>;
}

/** A version: consecutive observations of equal content. */
export interface Version {
  readonly hash: string;
  readonly reading: string;
  readonly stated: string;
  /** Which of the versions of equal hash this is, from 1. */
  readonly occurrence: number;
  readonly observations: readonly Observation[];
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
}

/** What an observation did at its place in the order. */
export type Verdict = 'new' | 'superseding' | 'duplicate';

export interface Folded {
  readonly versions: readonly Version[];
  readonly verdicts: ReadonlyMap<Observation, Verdict>;
  /** The full deliveries that closed a version, in order. */
  readonly closedBy: readonly FullDelivery[];
}

interface Draft {
  readonly first: Observation;
  readonly observations: Observation[];
  readonly occurrence: number;
  closedAt: Instant | undefined;
}

/**
 * The versions of one chain, as a function of the set of its observations and of the complete full deliveries of its
 * source (`fulls`, in order): the order of arrival cannot be seen in it (docs/deliveries.md).
 */
export function fold(
  chain: string,
  observations: readonly Observation[],
  places: ReadonlyMap<number, Place>,
  fulls: readonly FullDelivery[],
): Folded {
  const ordered = observations.length < 2 ? observations : inOrder(observations, places);
  const drafts: Draft[] = [];
  const verdicts = new Map<Observation, Verdict>();
  const closedBy: FullDelivery[] = [];
  const occurrences = new Map<string, number>();
  let last: Observation | undefined;
  let standing: Draft | undefined;
  let next = 0;
  const closeUpTo = (order: string | undefined): void => {
    for (let full = fulls[next]; full && (order === undefined || full.order < order); full = fulls[++next]) {
      const from = last && places.get(last.file);
      if (!standing || from?.supplier !== full.supplier || from.system !== full.system) continue;
      if (full.rejectedChains.has(chain) || observations.some((o) => full.files.has(o.file))) continue;
      standing.closedAt = full.suppliedAt;
      standing = undefined;
      closedBy.push(full);
    }
  };
  for (const observation of ordered) {
    closeUpTo(places.get(observation.file)?.order ?? '');
    if (standing?.first.hash === observation.hash && standing.first.reading === observation.reading) {
      standing.observations.push(observation);
      verdicts.set(observation, 'duplicate');
    } else {
      verdicts.set(observation, standing ? 'superseding' : 'new');
      const occurrence = (occurrences.get(observation.hash) ?? 0) + 1;
      occurrences.set(observation.hash, occurrence);
      standing = { first: observation, observations: [observation], occurrence, closedAt: undefined };
      drafts.push(standing);
    }
    last = observation;
  }
  closeUpTo(undefined);
  return { versions: timed(drafts, places), verdicts, closedBy };
}

/** Observations in the order of versions: by file, then line. The same place twice (read differently) by content. */
function inOrder(observations: readonly Observation[], places: ReadonlyMap<number, Place>): Observation[] {
  const order = (o: Observation): string => places.get(o.file)?.order ?? '';
  return [...observations].sort(
    (a, b) =>
      byCodeUnit(order(a), order(b)) || a.line - b.line || byCodeUnit(a.hash + a.reading, b.hash + b.reading),
  );
}

function timed(drafts: readonly Draft[], places: ReadonlyMap<number, Place>): Version[] {
  const recorded = drafts.map((draft, i) => recordedAt(draft.first, i === 0, places));
  let earliestLater = FOREVER;
  const versions: Version[] = [];
  for (let i = drafts.length - 1; i >= 0; i--) {
    const { first, observations, occurrence, closedAt = FOREVER } = drafts[i] as Draft;
    const { hash, reading, stated } = first;
    const at = recorded[i] as Instant;
    const standsUntil = closedAt < earliestLater ? closedAt : earliestLater;
    versions.unshift({ hash, reading, stated, occurrence, observations, recordedAt: at, standsUntil });
    if (at < earliestLater) earliestLater = at;
  }
  return versions;
}

/**
 * Its own time if the row states one; a first version's by its source's date; else when it was supplied, as of a year or
 * month that was not over then.
 */
function recordedAt(
  { stated, file }: Observation,
  first: boolean,
  places: ReadonlyMap<number, Place>,
): Instant {
  const supplied = places.get(file)?.suppliedAt ?? FOREVER;
  if (!stated.startsWith('=') && !(first && stated.startsWith('~'))) return supplied;
  const at = stated.slice(1);
  return at > latestRecorded(supplied) ? supplied : at;
}

/**
 * The observations of a chain that are recorded by `asOf`: what comes after it is as if it had never come, so that the
 * versions as of a time do not depend on what came later.
 */
export function recordedBy(
  observations: readonly Observation[],
  places: ReadonlyMap<number, Place>,
  asOf: Instant,
): Observation[] {
  const kept: Observation[] = [];
  for (const observation of inOrder(observations, places)) {
    if (recordedAt(observation, kept.length === 0, places) <= asOf) kept.push(observation);
  }
  return kept;
}
