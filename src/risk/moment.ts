import type { RecordVersion } from '../model/record';
import { instant, ms, type Bounds, type Instant } from '../model/time';

/** The bounds that a `when` field means, where the record has one. */
export function boundsOf(record: Pick<RecordVersion, 'meanings'>, field: string): Bounds | undefined {
  const value = record.meanings[field];
  return Array.isArray(value) && value.length === 2 ? (value as unknown as Bounds) : undefined;
}

/** The last millisecond inside the bounds, since 1970: the date of what they date. */
export function momentOf(bounds: Bounds): number {
  return ms(bounds[1]) - 1;
}

/** `knownBy` of one instant, for very many bounds: compares text, and makes none. */
export function knownByOf(asOf: Instant): (bounds: Bounds) => boolean {
  const after = instant(ms(asOf) + 1);
  return (bounds) => bounds[1] <= after;
}
