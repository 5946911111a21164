import type { ContactMonth } from '../model/contact';
import { ms } from '../model/time';
import type { Calibration } from './baseline';
import type { RiskContext } from './context';
import { decayedTime } from './decay';
import { attributedSince } from './holders';

const FIRST_EVENT = 'first event, ms since 1970';

/** The first moment that a source of events covers. */
export function eventCoverage(context: RiskContext, source: ContactMonth['source']): Calibration {
  const first = context.contacts(source).reduce((least, c) => Math.min(least, ms(c.first)), Infinity);
  return { [FIRST_EVENT]: Number.isFinite(first) ? first : context.now };
}

/** How long each person could be seen in a source of events, decayed, and who could not be seen at all. */
export interface ObservedTime {
  readonly exposure: Float64Array;
  readonly unseen: { readonly source: string; readonly people: Uint8Array };
}

/**
 * Decayed years since the person joined, had a number or account of known holder, and the source began, whichever is
 * latest. Whoever has no attributed number or account is unseen: unknown, not nought.
 */
export function observedTime(
  context: RiskContext,
  source: ContactMonth['source'],
  coverage: Calibration,
  halfLifeYears: number,
): ObservedTime {
  const since = attributedSince(context, source === 'phone-billing' ? 'number' : 'account');
  const first = coverage[FIRST_EVENT] ?? context.now;
  const people = Uint8Array.from(since, (s) => (s === Infinity ? 1 : 0));
  const exposure = Float64Array.from(context.population.members, (m, i) =>
    people[i] === 1 ? 0 : decayedTime(context.years(Math.max(m.joined, first, since[i]!)), halfLifeYears),
  );
  return { exposure, unseen: { source: source === 'phone-billing' ? 'phone-attribution' : source, people } };
}
