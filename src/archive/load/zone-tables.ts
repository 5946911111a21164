import type { EventFile } from '../archive';
import { zoneDays } from '../compile/zone-days';
import type { Duck } from '../duck';

/** The tables that hold the local days of the zones that a file's dates are in. */
export interface ZoneTables {
  /** The table of a zone; of the delivery's where none is given. */
  nameOf(this: void, zone: string | undefined): string;
  create(duck: Duck): Promise<void>;
}

export function zoneTables(file: Pick<EventFile, 'zone' | 'mapping'>): ZoneTables {
  const zones = [...new Set([file.zone, ...Object.values(file.mapping.dates).flatMap((d) => d.zone ?? [])])];
  const nameOf = (zone: string | undefined): string => `zone_${zones.indexOf(zone ?? file.zone)}`;
  return {
    nameOf,
    create: async (duck) => {
      for (const zone of zones) await createZone(duck, nameOf(zone), zone);
    },
  };
}

/** Days between two clock changes are alike, so the changes are sent and the days made in the database. */
async function createZone(duck: Duck, name: string, zone: string): Promise<void> {
  const days = zoneDays(zone);
  const stretches: string[] = [];
  let start = 0;
  days.forEach((day, i) => {
    const next = days[i + 1];
    if (next && next.kind === 'none' && day.kind === 'none' && next.before === day.before) return;
    const { before, fromMs, toMs, after, kind } = days[i] ?? day;
    stretches.push(
      `(${days[start]?.day ?? day.day}, ${day.day}, ${before}, ${fromMs}, ${toMs}, ${after}, '${kind}')`,
    );
    start = i + 1;
  });
  await duck.run(`CREATE TEMP TABLE ${name} AS
    SELECT DATE '1970-01-01' + CAST(unnest(range(first_day, last_day + 1)) AS INTEGER) AS day,
      off_before, from_ms, to_ms, off_after, kind
    FROM (VALUES ${stretches.join(', ')}) s(first_day, last_day, off_before, from_ms, to_ms, off_after, kind)`);
}
