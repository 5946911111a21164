import type { ContactMonth } from '../model/contact';
import { ms } from '../model/time';
import type { Calibration } from './baseline';
import type { RiskContext } from './context';
import { decayedTime } from './decay';
import type { Exposure } from './evidence';
import { firstDay, sourceStart } from './source-start';

/** The first moment that a source of events covers. */
export function eventCoverage(context: RiskContext, source: ContactMonth['source']): Calibration {
  return context.shared(`coverage of ${source}`, () =>
    sourceStart(
      context,
      context.contacts(source).map(({ first, count }) => ({ at: ms(first), rows: count })),
    ),
  );
}

/**
 * Decayed years since the person joined, had a number or account of known holder, and the source began, whichever is
 * latest. Whoever has no attributed number or account is unseen: unknown, not nought. It rests on the attribution
 * without which it would be shorter.
 */
export function observedTime(
  context: RiskContext,
  source: ContactMonth['source'],
  coverage: Calibration,
  halfLifeYears: number,
): Exposure {
  const byNumber = context.contacts(source)[0]?.from.startsWith('number:') ?? true;
  const { since, next, record, all } = attributed(context, byNumber ? 'number' : 'account');
  const first = firstDay(coverage, context);
  const { members } = context.population;
  const startOf = (person: number, from: number): number => Math.max(members[person]!.joined, first, from);
  const people = Uint8Array.from(since, (s) => (s === Infinity ? 1 : 0));
  const yearsFrom = (i: number, from: number): number =>
    decayedTime(context.years(startOf(i, from)), halfLifeYears);
  const years = Float64Array.from(members, (_, i) => (people[i] === 1 ? 0 : yearsFrom(i, since[i]!)));
  const yearsWithout = (i: number, records: readonly string[]): number => {
    const left = all[i]!.filter((a) => !records.includes(a.record));
    return left.length === 0 ? NaN : yearsFrom(i, Math.min(...left.map((a) => a.from)));
  };
  const rests = members.map((_, i) =>
    startOf(i, since[i]!) === startOf(i, next[i]!) ? undefined : record[i],
  );
  return {
    years,
    rests,
    yearsWithout,
    unseen: { source: byNumber ? 'phone-attribution' : source, people },
  };
}

/** From when each person has a number or account attributed, by which record, and from when without that record. */
interface Attributed {
  readonly since: Float64Array;
  readonly next: Float64Array;
  readonly record: (string | undefined)[];
  readonly all: readonly (readonly { readonly from: number; readonly record: string }[])[];
}

function attributed(context: RiskContext, kind: 'number' | 'account'): Attributed {
  return context.shared(`attributed ${kind}`, () => {
    const people = context.population.members.length;
    const since = new Float64Array(people).fill(Infinity);
    const next = new Float64Array(people).fill(Infinity);
    const record = new Array<string | undefined>(people).fill(undefined);
    const all = Array.from({ length: people }, (): { from: number; record: string }[] => []);
    for (const a of context.attributions) {
      const person = a.identifier.startsWith(`${kind}:`)
        ? context.population.position.get(a.holder)
        : undefined;
      if (person === undefined) continue;
      const from = ms(a.from);
      all[person]!.push({ from, record: a.record });
      if (from < since[person]!) {
        if (a.record !== record[person]) next[person] = since[person]!;
        since[person] = from;
        record[person] = a.record;
      } else if (a.record !== record[person]) {
        next[person] = Math.min(next[person]!, from);
      }
    }
    return { since, next, record, all };
  });
}
