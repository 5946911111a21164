import { z } from 'zod';
import type { Link } from '../model/link';
import type { Projection } from '../view/projection';
import { time } from './show';

/** When the occasions of a link were; of one whose records state no time, when the records of it were recorded. */
export const linkTimes = z.strictObject({
  first: time.nullable(),
  /** Null, too, of what still stands. */
  last: time.nullable(),
  /** True where `first` and `last` are recorded times: when it happened is not stated. */
  recorded: z.boolean(),
  /** True where a record of it has no end: it still stands. */
  open: z.boolean(),
  /** Since when the record that has no end says that it stands; later than `first` where it had ended before. */
  since: time.nullable(),
});

export function linkTimesOf(projection: Projection, link: Link): z.output<typeof linkTimes> {
  const { first, last, isOpen: open = false, since = null } = link;
  if (first !== undefined || last !== undefined)
    return { first: first ?? null, last: open ? null : (last ?? null), recorded: false, open, since };
  const recorded = link.records.flatMap((id) => projection.record(id)?.recordedAt ?? []).sort();
  return { first: recorded[0] ?? null, last: recorded.at(-1) ?? null, recorded: true, open, since };
}
