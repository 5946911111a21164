import { PlumblineError } from '../shared/errors';
import { type Rng } from '../shared/random';
import { DAY, HOUR, isoDate, steady, wallOf, type Wall } from './wall-clock';

/** A stretch of wall time, [start, end). */
export interface Stretch {
  readonly start: Wall;
  readonly end: Wall;
}

/** What the deliveries cover: whole months, and the same in quarters for the large logs. */
export interface Period extends Stretch {
  readonly months: readonly Stretch[];
  readonly quarters: readonly {
    readonly months: readonly Stretch[];
    readonly start: Wall;
    readonly end: Wall;
  }[];
}

/** The `months` months up to and with the day `endsOn` (ISO date). Throws `usage` for a date that does not exist. */
export function periodOf(endsOn: string, months: number): Period {
  const last = wallOf(endsOn);
  if (Number.isNaN(last) || isoDate(last) !== endsOn) {
    throw new PlumblineError('usage', 'the last day must be an ISO date such as 2026-10-31');
  }
  const end = last + DAY;
  const edges = Array.from({ length: months + 1 }, (_, i) => monthsBefore(end, months - i));
  const stretches = edges.slice(1).map((edge, i) => ({ start: edges[i] ?? edge, end: edge }));
  const quarters = [];
  for (let i = 0; i < stretches.length; i += 3) {
    const part = stretches.slice(i, i + 3);
    quarters.push({ months: part, start: part[0]?.start ?? end, end: part.at(-1)?.end ?? end });
  }
  return { start: edges[0] ?? end, end, months: stretches, quarters };
}

function monthsBefore(end: Wall, months: number): Wall {
  const date = new Date(end * 1000);
  const wanted = date.getUTCDate();
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() / 1000 + (Math.min(wanted, length) - 1) * DAY;
}

/** A moment in [from, to) of the stretch, as shares of its length. */
export function momentIn(rng: Rng, stretch: Stretch, from = 0, to = 1): Wall {
  const length = stretch.end - stretch.start;
  return steady(Math.floor(stretch.start + length * (from + (to - from) * rng())));
}

/** The same day at an hour of the working day, 07:00 to 22:00, most about 14:30. */
export function atWork(rng: Rng, at: Wall): Wall {
  return onDay(at, 7 + (rng() + rng()) * 7.5);
}

/** The same day in the evening, 19:00 to 23:40. */
export function inEvening(rng: Rng, at: Wall): Wall {
  return onDay(at, 19 + rng() * 4.66);
}

function onDay(at: Wall, hours: number): Wall {
  return steady(Math.floor(at / DAY) * DAY + Math.floor(hours * HOUR));
}
