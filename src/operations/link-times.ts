import { z } from 'zod';
import type { Link } from '../model/link';
import type { Projection } from '../view/projection';
import { time } from './show';

/** When the occasions of a link were; of one whose records state no time, when the records of it were recorded. */
export const linkTimes = z.strictObject({
  first: time.nullable(),
  last: time.nullable(),
  /** True where `first` and `last` are recorded times: when it happened is not stated. */
  recorded: z.boolean(),
});

export function linkTimesOf(projection: Projection, link: Link): z.output<typeof linkTimes> {
  const { first, last } = link;
  if (first !== undefined) return { first, last: last ?? null, recorded: false };
  const recorded = link.records.flatMap((id) => projection.record(id)?.recordedAt ?? []).sort();
  return { first: recorded[0] ?? null, last: recorded.at(-1) ?? null, recorded: true };
}
