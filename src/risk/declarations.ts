import type { EntityId } from '../model/entity';
import { isOver, overdueSince } from '../model/declaration';
import { knownBy } from '../model/time';
import type { RiskContext } from './context';
import { boundsOf, momentOf } from './moment';

/** A notifiable association that a serving person declared and that stands open. */
export interface Declaration {
  readonly person: number;
  readonly associate: EntityId;
  readonly record: string;
  /** ms. */
  readonly declared: number;
  /** ms; undefined where nobody has assessed it by now. */
  readonly assessed?: number;
  readonly reviewOverdue: boolean;
  /** The higher of the two assessed risks. */
  readonly risk: 'high' | 'medium' | 'other';
  /** What the person accepted, as the record has it; '' where none is on file. */
  readonly conditions: string;
}

/** The open declarations of serving people, in order of record. */
export function openDeclarations(context: RiskContext): readonly Declaration[] {
  return context.shared('open declarations', () => {
    const open: Declaration[] = [];
    for (const record of context.records('notifiable-associations')) {
      const { staff_id: staff, associate, individual_risk, force_risk, conditions } = record.meanings;
      const person = typeof staff === 'string' ? context.population.position.get(staff) : undefined;
      const declared = boundsOf(record, 'declared');
      if (person === undefined || typeof associate !== 'string' || !declared) continue;
      if (!knownBy(declared, context.asOf) || isOver(record.meanings, context.asOf)) continue;
      const assessed = boundsOf(record, 'assessed');
      open.push({
        person,
        associate,
        record: record.id,
        declared: momentOf(declared),
        ...(assessed && knownBy(assessed, context.asOf) ? { assessed: momentOf(assessed) } : {}),
        reviewOverdue: overdueSince(record.meanings, context.asOf) !== undefined,
        risk: worst([individual_risk, force_risk]),
        conditions: typeof conditions === 'string' ? conditions.trim() : '',
      });
    }
    return open;
  });
}

function worst(risks: readonly unknown[]): Declaration['risk'] {
  const says = (pattern: RegExp): boolean => risks.some((r) => typeof r === 'string' && pattern.test(r));
  if (says(/high|critical|severe/i)) return 'high';
  return says(/medium|moderate/i) ? 'medium' : 'other';
}
