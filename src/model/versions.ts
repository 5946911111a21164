import { FOREVER, type Instant } from './time';

/** Something that was delivered about one key: a row of it, or a full delivery in which it was missing. */
export type ChainEvent = Sighting | Absence;

/** A row of the key, in one place of one delivery. */
export interface Sighting {
  readonly what: 'row';
  /** Text that orders deliveries, then file and line within (`positionText`). */
  readonly position: string;
  readonly suppliedAt: Instant;
  /** What the row says: equal content is the same version while it stands. */
  readonly content: string;
  /** `=` and the row's own recorded time, `~` and that which it has as the first version of its key, or ''. */
  readonly stated: string;
}

/** A full delivery, from which the key was missing. */
export interface Absence {
  readonly what: 'missing';
  readonly position: string;
  readonly suppliedAt: Instant;
}

/** A version as it follows from the events: it stands in [recordedAt, standsUntil), which is empty where the second is not later. */
export interface FoldedVersion {
  readonly content: string;
  /** Which of the versions of equal content this is, from 1. */
  readonly nth: number;
  readonly recordedAt: Instant;
  readonly standsUntil: Instant;
}

/**
 * The versions of one key (sources.md, Versions and Two clocks), from its events in any order. A row equal to the
 * version that stands at its place is a duplicate; another supersedes it; a full delivery without the key closes it; a
 * row that returns is a new version. Events recorded after `asOf` are as if they had never come, so what is known as of
 * a time does not depend on what came later: a version stands at T where it is recorded by T, and neither a later
 * version nor a closing is.
 */
export function foldVersions(events: readonly ChainEvent[], asOf: Instant = FOREVER): FoldedVersion[] {
  const ordered = [...events].sort((a, b) =>
    a.position < b.position ? -1 : a.position > b.position ? 1 : 0,
  );
  const versions: { content: string; nth: number; recordedAt: Instant; closed: Instant }[] = [];
  let open: (typeof versions)[number] | undefined;
  for (const event of ordered) {
    if (event.what === 'missing') {
      if (open && event.suppliedAt <= asOf) {
        open.closed = event.suppliedAt;
        open = undefined;
      }
      continue;
    }
    const recordedAt = recordedTime(event, versions.length === 0);
    if (recordedAt > asOf || open?.content === event.content) continue;
    const nth = versions.filter((v) => v.content === event.content).length + 1;
    open = { content: event.content, nth, recordedAt, closed: FOREVER };
    versions.push(open);
  }
  let later = FOREVER;
  return versions
    .reverse()
    .map(({ content, nth, recordedAt, closed }) => {
      const standsUntil = closed < later ? closed : later;
      later = [later, recordedAt, closed].reduce((a, b) => (a < b ? a : b));
      return { content, nth, recordedAt, standsUntil };
    })
    .reverse();
}

function recordedTime({ stated, suppliedAt }: Sighting, first: boolean): Instant {
  return stated.startsWith('=') || (first && stated.startsWith('~')) ? stated.slice(1) : suppliedAt;
}
