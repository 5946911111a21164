import { instant } from '../model/time';
import { DAY, MONTH, shown } from '../shared/shown-time';

/** A day in a reason, which is put into words before anybody knows in which zone it is read. */
export function saidDay(at: number): string {
  return `{day ${instant(at)}}`;
}

export function saidMonth(at: number): string {
  return `{month ${instant(at)}}`;
}

/** The text with its days and months as they are in the zone: `3 May 2026`, `May 2026`. */
export function toldIn(zone: string, text: string): string {
  return text.replace(/\{(day|month) ([^}]+)\}/g, (_, what: string, at: string) =>
    shown(at, zone, what === 'day' ? DAY : MONTH),
  );
}
