import type { TieOf } from './rules';
import { isHidingWay, type Statement } from './statement';

const DAY_MS = 86_400_000;

/**
 * Ties what nobody is named behind where it came by one way within days of each other.
 *
 * @param statements by time, so that the last of a way before one is the nearest
 * @param daysOf how many days a burst of such statements lasts
 * @param takesPart false of what repeats others, and of what is somebody's already
 */
export function tieBursts(
  statements: readonly Statement[],
  daysOf: (i: number) => number,
  anonymous: readonly boolean[],
  takesPart: (i: number) => boolean,
  tie: TieOf,
): void {
  const last = new Map<string, number>();
  statements.forEach((statement, i) => {
    const { speakers, byNameOnly, channel, at } = statement;
    if (!takesPart(i) || (speakers.length > 0 && !byNameOnly && !anonymous[i])) return;
    const way = `${isHidingWay(statement) ? 'hidden' : anonymous[i] ? 'anonymous' : 'not said'} ${channel}`;
    const before = last.get(way);
    const isNear = before !== undefined && at - statements[before]!.at <= daysOf(i) * DAY_MS;
    if (isNear) tie(i, before, 'burst');
    // A burst of those who are not hidden is as long as its days: with complaints in between nobody makes one of others' that are apart.
    if (!isNear || anonymous[i]) last.set(way, i);
  });
}
