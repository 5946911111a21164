import { DateTime } from 'luxon';
import type { DateFormat } from '../../model/mapping';
import type { RejectCode } from '../../model/source';
import { FOREVER, instant, type Bounds } from '../../model/time';
import { zoneClock, type ZoneClock } from './zone';

/** A date or time that was read; `repeated` where a clock change makes it two instants, both inside the bounds. */
export interface When {
  readonly bounds: Bounds;
  readonly repeated: boolean;
}
/** Why a text is no date. */
export type WhenProblem = Extract<
  RejectCode,
  'bad_date' | 'impossible_date' | 'ambiguous_date' | 'time_in_gap'
>;
export type WhenReader = (text: string) => When | WhenProblem;

const ISO =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/;
const DAY_AND_MONTH_EITHER_WAY = /^\d{1,4}[/.\- ]\d{1,2}[/.\- ]\d{1,4}(?:\D|$)/;
const KEPT = 100_000;

/**
 * Reads the texts of one field: ISO 8601 where the mapping states no format, else that format. Local times are in
 * `zone`. Throws RangeError for a zone or format that does not exist (mappings are checked before).
 */
export function whenReader(format: DateFormat | undefined, zone: string): WhenReader {
  const clock = zoneClock(format?.zone ?? zone);
  if (!clock) throw new RangeError(`There is no zone ${format?.zone ?? zone}.`);
  const read = readerFor(format, clock);
  const kept = new Map<string, When | WhenProblem>();
  return (text) => {
    let result = kept.get(text);
    if (result === undefined) {
      result = read(text);
      if (kept.size >= KEPT) kept.clear();
      kept.set(text, result);
    }
    return result;
  };
}

function readerFor(format: DateFormat | undefined, clock: ZoneClock): WhenReader {
  if (format?.secondsSince !== undefined) {
    const origin = isoWhen(format.secondsSince, clock);
    if (typeof origin === 'string')
      throw new RangeError('seconds_since needs a time, for instance 2006-06-01T00:00:00Z.');
    return (text) => seconds(text, Date.parse(origin.bounds[0]));
  }
  if (format?.format === undefined) return (text) => isoWhen(text, clock);
  if (format.format === 'epoch_s') return (text) => seconds(text, 0);
  return formatReader(format.format, clock);
}

function seconds(text: string, origin: number): When | WhenProblem {
  if (!/^-?\d{1,12}(\.\d{1,9})?$/.test(text)) return 'bad_date';
  return exact([Math.round(origin + Number(text) * 1000)]);
}

function isoWhen(text: string, clock: ZoneClock): When | WhenProblem {
  const m = ISO.exec(text);
  if (!m) return DAY_AND_MONTH_EITHER_WAY.test(text) ? 'ambiguous_date' : 'bad_date';
  const part = (i: number): number | undefined => (m[i] === undefined ? undefined : Number(m[i]));
  const fraction = m[7] === undefined ? 0 : Number(m[7].padEnd(3, '0').slice(0, 3));
  const local = {
    year: part(1) ?? 0,
    month: part(2),
    day: part(3),
    hour: part(4),
    minute: part(5),
    second: part(6),
    fraction,
  };
  return placed(local, m[8], clock);
}

interface LocalParts {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly hour?: number | undefined;
  readonly minute?: number | undefined;
  readonly second?: number | undefined;
  /** Milliseconds; what is finer is cut off. */
  readonly fraction: number;
}

function placed(p: LocalParts, offset: string | undefined, clock: ZoneClock): When | WhenProblem {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = p;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return 'impossible_date';
  if (hour > 23 || minute > 59 || second > 59) return 'impossible_date';
  const local = Date.UTC(year, month - 1, day, hour, minute, second) + p.fraction;
  if (p.hour !== undefined) return offset === undefined ? localTime(local, clock) : withOffset(local, offset);
  const next =
    p.day !== undefined
      ? local + 86_400_000
      : p.month !== undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year + 1, 0, 1);
  return { bounds: [instant(clock.startOf(local)), clamped(clock.startOf(next))], repeated: false };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function localTime(local: number, clock: ZoneClock): When | WhenProblem {
  const found = clock.toUtc(local);
  return found.length === 0 ? 'time_in_gap' : exact(found);
}

function withOffset(local: number, offset: string): When | WhenProblem {
  if (offset === 'Z') return exact([local]);
  const digits = offset.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || '0');
  if (hours > 18 || minutes > 59) return 'impossible_date';
  return exact([local - (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000]);
}

function exact(found: readonly number[]): When | WhenProblem {
  const first = found[0] ?? 0;
  const last = found.at(-1) ?? first;
  if (first < Date.UTC(1000, 0, 1) || last >= Date.parse(FOREVER)) return 'impossible_date';
  return { bounds: [instant(first), instant(last + 1)], repeated: found.length > 1 };
}

/** A date in the year 9999 is how many systems write "no end". */
function clamped(utc: number): string {
  return utc >= Date.parse(FOREVER) ? FOREVER : instant(utc);
}

const TIME_TOKENS = /[HhmsSaTt]/;
const OFFSET_TOKENS = /Z|z/;

function formatReader(format: string, clock: ZoneClock): WhenReader {
  const bare = format.replace(/'[^']*'/g, '');
  const parser = DateTime.buildFormatParser(format, { locale: 'en-GB' });
  return (text) => {
    const read = DateTime.fromFormatParser(text, parser, { zone: 'utc', setZone: true, locale: 'en-GB' });
    if (!read.isValid) return read.invalidReason === 'unit out of range' ? 'impossible_date' : 'bad_date';
    if (OFFSET_TOKENS.test(bare)) return exact([read.toMillis()]);
    const timed = TIME_TOKENS.test(bare);
    const parts: LocalParts = {
      year: read.year,
      fraction: read.millisecond,
      ...(/[MLo]/.test(bare) ? { month: read.month } : {}),
      ...(/[do]/.test(bare) ? { day: read.day } : {}),
      ...(timed ? { hour: read.hour, minute: read.minute, second: read.second } : {}),
    };
    return placed(parts, undefined, clock);
  };
}

/** True of a format of Unicode tokens that tells at least the year; `DD/MM/YYYY` is none. */
export function isDateFormat(format: string): boolean {
  const bare = format.replace(/'[^']*'/g, '');
  return (
    /y{4}|y{2}/.test(bare) &&
    /^(?:yyyy|yy|M{1,4}|L{1,4}|d{1,2}|o{1,3}|E{3,4}|c{3,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|u{1,3}|a|Z{1,3}|z|[^A-Za-z])+$/.test(
      bare,
    )
  );
}

/** True of a time that says where on earth its clock is, in ISO 8601: no zone can make it none, or two. */
export function isInstant(text: string): boolean {
  const utc = zoneClock('UTC');
  return utc !== undefined && ISO.exec(text)?.[8] !== undefined && typeof isoWhen(text, utc) !== 'string';
}

/** How to mend each kind of date that cannot be read. */
export const WHEN_REMEDY: Readonly<Record<WhenProblem, string>> = {
  bad_date:
    'This is not a date in the expected form. Write ISO 8601 (2021-03-05T14:30), or state the format in the mapping under dates.',
  impossible_date: 'There is no such day or time. Correct it at the source.',
  ambiguous_date: 'Day and month could be either way round. State the format in the mapping under dates.',
  time_in_gap: 'The clock change skips this local time. Deliver it with its offset, for instance +01:00.',
};
