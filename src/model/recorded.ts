import type { Issue, SourceDefinition } from './source';
import { FOREVER, instant, ms, type Bounds, type Instant } from './time';

/**
 * Before this no system of a force recorded anything, and after the day of supply nothing was recorded that is in a delivery: one
 * mistyped year among the recorded times would be everybody's "now", by which links fade and sources are late.
 */
export const FIRST_RECORDED: Instant = '1900-01-01T00:00:00.000Z';

type OutsideCode = 'before_1900' | 'after_delivery';

const OUTSIDE: Readonly<Record<OutsideCode, string>> = {
  before_1900: 'This lies before 1900, when nothing was recorded. Correct it at the source.',
  after_delivery:
    'This lies after the day on which the delivery was supplied. Correct it at the source, or supplied_at in the manifest; where it rightly lies ahead, state in recorded_at when the row was recorded.',
};
export const OUTSIDE_CODES = Object.keys(OUTSIDE) as readonly OutsideCode[];

/**
 * The dates of a row that tell when it was recorded: of an event its own, for it is recorded no earlier. `isFilled` says
 * whether the row has a field.
 */
export function recordingFields(source: SourceDefinition, isFilled: (field: string) => boolean): string[] {
  if (source.contact) return ['recorded_at', source.contact.at];
  if (isFilled('recorded_at')) return ['recorded_at'];
  return source.recordedFrom === undefined ? [] : [source.recordedFrom];
}

/** What is wrong with a date that lies outside wholly: a day is not, on which the delivery was supplied. */
export function outsideIssue(field: string, code: OutsideCode): Issue {
  return { code, field, message: OUTSIDE[code] };
}

/** Why a date cannot be one of recording; `before` is the end of the day of supply. */
export function outsideCode([first, until]: Bounds, before: Instant): OutsideCode | undefined {
  if (until <= FIRST_RECORDED) return 'before_1900';
  return first >= before ? 'after_delivery' : undefined;
}

const A_DAY = 86_400_000;

/** A day of recording is over by then, if what it dates was supplied on it: what is later is a month or year under way. */
export function latestRecorded(suppliedAt: Instant): Instant {
  return suppliedAt === FOREVER ? FOREVER : instant(ms(suppliedAt) + A_DAY);
}
