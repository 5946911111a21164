import type { EntityId } from '../model/entity';
import { complaintRows } from './complaint-row';
import type { RiskContext } from './context';

/** One complaint against one person, known by the time of the score. */
export interface Accusation {
  readonly record: string;
  /** When it was received, ms; of a partial date its end. */
  readonly received: number;
  /** When a final finding of sustained was made, ms; undefined where there is none by now. */
  readonly sustainedAt: number | undefined;
  /** The force's own text; '' where none was given. */
  readonly category: string;
  /** Distinct people accused in the same complaint. */
  readonly accused: number;
  /** The rows of the same complaint that name others: the sharing rests on them. */
  readonly others: readonly string[];
}

/** Every accusation of a known person received by now, by its record. */
export function accusations(context: RiskContext): ReadonlyMap<string, Accusation> {
  return context.shared('accusations', () => {
    const cases = new Map<EntityId, { record: string; person: EntityId }[]>();
    for (const { case: of, record, person } of complaintRows(context)) {
      if (person === undefined) continue;
      const rows = cases.get(of);
      if (rows) rows.push({ record, person });
      else cases.set(of, [{ record, person }]);
    }
    return new Map(
      complaintRows(context).flatMap((row): [string, Accusation][] => {
        const { record, person, received, category, finding, closed } = row;
        if (person === undefined) return [];
        const rows = cases.get(row.case) ?? [];
        const others = rows.flatMap((r) => (r.person === person ? [] : [r.record]));
        const sustainedAt = finding === 'sustained' ? closed : undefined;
        const accused = new Set(rows.map((r) => r.person)).size;
        return [[record, { record, received, sustainedAt, category, accused, others }]];
      }),
    );
  });
}
