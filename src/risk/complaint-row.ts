import type { EntityId } from '../model/entity';
import type { RiskContext } from './context';
import { boundsOf, knownByOf, momentOf } from './moment';

/** A complaint received by the time of the score, against one person, of the population or not. */
export interface ComplaintRow {
  readonly record: string;
  readonly case: EntityId;
  /** Undefined where it is not known who is complained of. */
  readonly person?: EntityId;
  /** ms; of a partial date its end. */
  readonly received: number;
  /** The force's own text; '' where none was given. */
  readonly category: string;
  /** Only where it was made and the complaint closed by now; a pending one is none. */
  readonly finding?: string;
  /** ms. */
  readonly closed?: number;
}

/** Every complaint received by now, in order of record; read once for all factors. */
export function complaintRows(context: RiskContext): readonly ComplaintRow[] {
  return context.shared('complaint rows', () => {
    const isKnown = knownByOf(context.asOf);
    return context.records('complaints').flatMap((record): ComplaintRow[] => {
      const received = boundsOf(record, 'received');
      if (!received || !isKnown(received)) return [];
      const { staff_id: person, category, finding } = record.meanings;
      const closed = boundsOf(record, 'closed');
      const isFinal = typeof finding === 'string' && finding !== 'pending' && closed && isKnown(closed);
      return [
        {
          record: record.id,
          case: record.names.find((n) => n.role === 'case')?.entity ?? `record ${record.id}`,
          received: momentOf(received),
          category: typeof category === 'string' ? category : '',
          ...(typeof person === 'string' ? { person } : {}),
          ...(isFinal ? { finding, closed: momentOf(closed) } : {}),
        },
      ];
    });
  });
}
