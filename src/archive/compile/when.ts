import { FileRefused } from '../archive';
import type { DateFormat } from '../../model/mapping';
import { dateFormatSql } from './date-format';
import type { NamedSql } from './reference';
import { literal } from './sql';

/** A text of a date as it is read before its zone is known, as SQL. Each is NULL where it does not apply. */
export interface LocalWhen {
  /** Columns that the others are computed from. */
  readonly first: readonly NamedSql[];
  /** `bad_date`, `ambiguous_date`, `impossible_date`, else NULL. */
  readonly fault: string;
  /** TIMESTAMP: the wall clock. */
  readonly local: string;
  /** TIMESTAMP: of a partial date, the wall clock at which it is over. */
  readonly over: string;
  /** Seconds east of UTC where the text tells them; NULL = in the zone. */
  readonly offset: string;
}

const ISO_TIME = String.raw`\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?`;
const ISO_DATE = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
const EITHER_WAY = String.raw`^\d{1,4}[/.\- ]\d{1,2}[/.\- ]\d{1,4}(\D|$)`;

/**
 * How the texts of one field are read, as `ingest/row/when` reads them. `text` is a column, trimmed; `prefix` begins the
 * names of the columns made. Throws FileRefused `mapping_invalid` for a format that is none.
 */
export function localWhen(text: string, prefix: string, format: DateFormat | undefined): LocalWhen {
  if (format?.secondsSince !== undefined) {
    const origin = Date.parse(format.secondsSince);
    if (Number.isNaN(origin)) {
      throw new FileRefused(
        'mapping_invalid',
        'seconds_since needs a time with its offset, for instance 2006-06-01T00:00:00Z.',
      );
    }
    return secondsWhen(text, origin);
  }
  if (format?.format === 'epoch_s') return secondsWhen(text, 0);
  return format?.format === undefined ? isoWhen(text, prefix) : formatWhen(text, prefix, format.format);
}

function secondsWhen(text: string, origin: number): LocalWhen {
  const number = `TRY_CAST(regexp_extract(${text}, '^-?[0-9]{1,12}(\\.[0-9]+)?$') AS DOUBLE)`;
  return {
    first: [],
    fault: `CASE WHEN NOT regexp_full_match(${text}, '-?[0-9]{1,12}(\\.[0-9]{1,9})?') THEN 'bad_date' END`,
    local: `epoch_ms(TRY_CAST(floor(${origin} + ${number} * 1000 + 0.5) AS BIGINT))`,
    over: 'CAST(NULL AS TIMESTAMP)',
    offset: '0',
  };
}

function isoWhen(text: string, prefix: string): LocalWhen {
  const read = `${prefix}_read`;
  const tail = `${prefix}_tail`;
  const timed = `length(${text}) > 10`;
  const minute = `CASE WHEN substr(${text}, 17, 1) = ':' THEN left(${text}, 19) ELSE left(${text}, 16) END`;
  const day = `${text} || substr('0001-01-01', length(${text}) + 1)`;
  const fraction = `TRY_CAST(rpad(left(regexp_extract(${text}, '[.,]([0-9]+)', 1), 3), 3, '0') AS INTEGER)`;
  const length = `length(${text})`;
  return {
    first: [
      // The commonest form needs no cutting.
      {
        name: read,
        sql: `TRY_CAST(CASE WHEN ${length} = 20 AND ends_with(${text}, 'Z') THEN ${text} WHEN ${timed} THEN ${minute} ELSE ${day} END AS TIMESTAMP)`,
      },
      {
        name: tail,
        sql: `CASE WHEN ${length} IN (10, 16) OR (${length} = 19 AND substr(${text}, 17, 1) = ':') OR ends_with(${text}, 'Z') THEN '' ELSE regexp_extract(substr(${text}, 17), '[+-][0-9:]+$') END`,
      },
    ],
    fault: `CASE WHEN regexp_full_match(${text}, '${ISO_TIME}') THEN
        CASE WHEN ${read} IS NULL OR substr(${text}, 12, 2) = '24' OR (${tail} <> '' AND ${badOffset(tail)}) THEN 'impossible_date' END
      WHEN regexp_full_match(${text}, '${ISO_DATE}') THEN CASE WHEN ${read} IS NULL THEN 'impossible_date' END
      WHEN regexp_matches(${text}, '${EITHER_WAY}') THEN 'ambiguous_date' ELSE 'bad_date' END`,
    local: `CASE WHEN substr(${text}, 20, 1) IN ('.', ',') THEN ${read} + to_milliseconds(${fraction}) ELSE ${read} END`,
    over: `CASE WHEN ${timed} THEN NULL WHEN ${length} = 10 THEN ${read} + INTERVAL 1 DAY WHEN ${length} = 7 THEN ${read} + INTERVAL 1 MONTH WHEN ${length} = 4 THEN ${read} + INTERVAL 1 YEAR END`,
    offset: `CASE WHEN ends_with(${text}, 'Z') THEN 0 WHEN ${tail} = '' THEN NULL ELSE ${offsetSeconds(tail)} END`,
  };
}

/** Seconds of `+01:00`, `+0100` or `+1`; NULL of ''. */
function offsetSeconds(tail: string): string {
  const digits = `replace(substr(${tail}, 2), ':', '')`;
  const hours = `TRY_CAST(left(${digits}, CASE WHEN length(${digits}) < 3 THEN length(${digits}) ELSE length(${digits}) - 2 END) AS INTEGER)`;
  const minutes = `CASE WHEN length(${digits}) > 2 THEN coalesce(TRY_CAST(right(${digits}, 2) AS INTEGER), 0) ELSE 0 END`;
  return `CASE WHEN ${tail} = '' THEN NULL ELSE CASE WHEN left(${tail}, 1) = '-' THEN -1 ELSE 1 END * (coalesce(${hours}, 0) * 3600 + ${minutes} * 60) END`;
}

function badOffset(tail: string): string {
  const digits = `replace(substr(${tail}, 2), ':', '')`;
  return `(left(${digits}, 2) > '18' OR substr(${digits}, 3) > '59')`;
}

function formatWhen(text: string, prefix: string, format: string): LocalWhen {
  const { pattern, parts, precision, months } = dateFormatSql(format, text);
  const part = (letter: string, otherwise: string): string => parts.get(letter) ?? literal(otherwise);
  const read = `${prefix}_read`;
  const year = parts.get('y') ?? literal('');
  const fullYear = format.includes('yyyy')
    ? year
    : `CASE WHEN length(${year}) > 2 THEN ${year} WHEN ${year} > '60' THEN '19' || ${year} ELSE '20' || ${year} END`;
  const month = months ? monthNumber(part('N', ''), months) : part('M', '1');
  const fraction = parts.has('u') ? `rpad(left(${part('u', '')}, 3), 3, '0')` : parts.get('S');
  const clock = [hourSql(parts), `lpad(${part('m', '0')}, 2, '0')`, `lpad(${part('s', '0')}, 2, '0')`].join(
    ` || ':' || `,
  );
  const zone = parts.get('Z');
  return {
    first: [
      {
        name: read,
        sql: `TRY_CAST(${fullYear} || '-' || ${month} || '-' || ${part('d', '1')} || ' ' || ${clock} AS TIMESTAMP)`,
      },
    ],
    fault: `CASE WHEN NOT regexp_full_match(${text}, ${literal(pattern)}) THEN 'bad_date' WHEN ${read} IS NULL THEN 'impossible_date' END`,
    local: fraction ? `${read} + to_milliseconds(TRY_CAST(${fraction} AS INTEGER))` : read,
    over: precision === 'time' || zone ? 'CAST(NULL AS TIMESTAMP)' : `${read} + INTERVAL 1 ${precision}`,
    offset: zone ? offsetSeconds(zone) : 'CAST(NULL AS INTEGER)',
  };
}

function hourSql(parts: ReadonlyMap<string, string>): string {
  const digits = parts.get('H') ?? parts.get('h') ?? literal('0');
  const half = parts.get('a');
  if (!half) return `lpad(${digits}, 2, '0')`;
  const clock = `TRY_CAST(${digits} AS INTEGER)`;
  return `lpad(CAST(CASE WHEN lower(${half}) = 'pm' AND ${clock} < 12 THEN ${clock} + 12 WHEN lower(${half}) = 'am' AND ${clock} = 12 THEN 0 ELSE ${clock} END AS VARCHAR), 2, '0')`;
}

function monthNumber(name: string, months: readonly string[]): string {
  return `CASE lower(${name}) ${months.map((m, i) => `WHEN ${literal(m)} THEN '${i + 1}'`).join(' ')} END`;
}
