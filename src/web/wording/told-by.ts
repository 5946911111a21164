import { byCodeUnit } from '../../shared/compare';
import { plain } from './names';
import { day, stated } from './time';

/** What is shown of a record that says something about somebody. */
interface Told {
  readonly source: string;
  readonly recordedAt: string;
  readonly meanings: Readonly<Record<string, unknown>>;
}

/**
 * How and when the records of one source came in, so that it can be told from another without its name: `Complaints, 3
 * February 2026 to 10 April 2026`. Days are of receipt at the precision that is known, else of recording; in the force's zone.
 */
export function toldBy(records: readonly Told[], zone: string): string {
  const ways = [...new Set(records.map(wayOf))].sort(byCodeUnit).join('; ');
  const inOrder = [...records].sort((a, b) => byCodeUnit(startOf(a), startOf(b)));
  const ends = [inOrder[0], inOrder.at(-1)].flatMap((record) => (record ? dayOf(record, zone) : []));
  const days = [...new Set(ends)].join(' to ');
  return [ways.charAt(0).toUpperCase() + ways.slice(1), days].filter((part) => part !== '').join(', ');
}

function wayOf({ source, meanings: { channel } }: Told): string {
  const register = plain(source).toLowerCase();
  return typeof channel === 'string' && channel !== ''
    ? `${register} (${plain(channel).toLowerCase()})`
    : register;
}

function receivedOf({ meanings: { received } }: Told): string[] {
  return Array.isArray(received) ? received.filter((at) => typeof at === 'string') : [];
}

function startOf(record: Told): string {
  return receivedOf(record)[0] ?? record.recordedAt;
}

function dayOf(record: Told, zone: string): string {
  return stated(receivedOf(record), zone) || day(record.recordedAt, zone);
}
