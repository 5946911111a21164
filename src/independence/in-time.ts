import { byCodeUnit } from '../shared/compare';
import { isAnonymous, isOwnWork, type Statement } from './statement';

/**
 * By time; of what came at one moment, as all of a day does where no time is given, first what is of a voice that has said nothing before, or least about the person,
 * and last what names nobody or the unit found itself: so whoever copies ten is the one who copies. Then the shorter text, which a longer may hold; then by record.
 */
export function inTime(given: readonly Statement[]): Statement[] {
  const said = new Map<string, { times: number; first: number }>();
  for (const { speakers, at } of given)
    for (const speaker of speakers) {
      const known = said.get(speaker) ?? { times: 0, first: Infinity };
      said.set(speaker, { times: known.times + 1, first: Math.min(known.first, at) });
    }
  const order = (s: Statement): readonly number[] => {
    if (isAnonymous(s) || isOwnWork(s) || s.speakers.length === 0) return [2, 0];
    const voices = s.speakers.map((speaker) => said.get(speaker)!);
    return [voices.some(({ first }) => first < s.at) ? 1 : 0, Math.max(...voices.map(({ times }) => times))];
  };
  return [...given].sort((a, b) => {
    if (a.at !== b.at) return a.at - b.at;
    const [one, other] = [order(a), order(b)];
    const apart = one.map((n, i) => n - other[i]!).find((n) => n !== 0);
    return apart ?? (a.text.length - b.text.length || byCodeUnit(a.record, b.record));
  });
}
