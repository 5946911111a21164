import type { EntityId } from '../model/entity';
import { knownBy, type Bounds } from '../model/time';
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
  readonly hasConditions: boolean;
}

/** Words of a status that mean that an association is over. */
const OVER = /\b(closed|ended|ceased|withdrawn|expired|no longer|not notifiable)\b/i;

/** The open declarations of serving people, in order of record. */
export function openDeclarations(context: RiskContext): readonly Declaration[] {
  return context.shared('open declarations', () => {
    const open: Declaration[] = [];
    for (const record of context.records('notifiable-associations')) {
      const { staff_id: staff, associate, status, individual_risk, force_risk, conditions } = record.meanings;
      const person = typeof staff === 'string' ? context.population.position.get(staff) : undefined;
      const declared = boundsOf(record, 'declared');
      if (person === undefined || typeof associate !== 'string' || !declared) continue;
      if (!knownBy(declared, context.asOf) || (typeof status === 'string' && OVER.test(status))) continue;
      const assessed = boundsOf(record, 'assessed');
      open.push({
        person,
        associate,
        record: record.id,
        declared: momentOf(declared),
        ...(assessed && knownBy(assessed, context.asOf) ? { assessed: momentOf(assessed) } : {}),
        reviewOverdue: isOverdue(boundsOf(record, 'review_due'), boundsOf(record, 'reviewed'), context.asOf),
        risk: worst([individual_risk, force_risk]),
        hasConditions: typeof conditions === 'string' && conditions !== '',
      });
    }
    return open;
  });
}

function isOverdue(due: Bounds | undefined, reviewed: Bounds | undefined, asOf: string): boolean {
  if (!due || !knownBy(due, asOf)) return false;
  return !reviewed || !knownBy(reviewed, asOf) || reviewed[1] < due[0];
}

function worst(risks: readonly unknown[]): Declaration['risk'] {
  const says = (pattern: RegExp): boolean => risks.some((r) => typeof r === 'string' && pattern.test(r));
  if (says(/high|critical|severe/i)) return 'high';
  return says(/medium|moderate/i) ? 'medium' : 'other';
}
