import type { RecordVersion } from '../model/record';
import { knownBy, lastInside, ms } from '../model/time';
import type { RiskContext } from './context';
import { boundsOf } from './population';

/** The finding of a complaint closed by now; undefined while it is pending, open or not stated. */
export function finalFinding(record: RecordVersion, context: RiskContext): string | undefined {
  const finding = record.meanings['finding'];
  const closed = boundsOf(record, 'closed');
  if (typeof finding !== 'string' || finding === 'pending' || !closed) return undefined;
  return knownBy(closed, context.asOf) ? finding : undefined;
}

/** When a complaint was received, ms; of a partial date its end. */
export function complaintReceived(record: RecordVersion): number | undefined {
  const received = boundsOf(record, 'received');
  return received && ms(lastInside(received));
}

/** The force's own text; '' where none was given. */
export function complaintCategory(record: RecordVersion): string {
  const category = record.meanings['category'];
  return typeof category === 'string' ? category : '';
}
