import type { EntityId } from '../model/entity';
import type { Calibration } from './baseline';
import { complaintRows, type ComplaintRow } from './complaint-row';
import type { RiskContext } from './context';
import { decayed, decayedTime } from './decay';
import { evidenceOf, type Evidence, type EvidenceItem } from './evidence';
import { firstDay } from './source-start';

/** One complaint against one person of the population, as of the time of the score. */
export interface Accusation {
  readonly person: number;
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

/** Every accusation of a serving person received by now, in order of record. */
export function accusations(context: RiskContext): readonly Accusation[] {
  return context.shared('accusations', () => {
    const found: Accusation[] = [];
    for (const rows of byCase(context).values()) {
      const accused = new Set(rows.map((r) => r.person)).size;
      for (const row of rows) {
        const person = context.population.position.get(row.person);
        if (person === undefined) continue;
        const { record, received, category, finding, closed } = row;
        const others = accused === 1 ? [] : rows.flatMap((r) => (r.person === row.person ? [] : [r.record]));
        const sustainedAt = finding === 'sustained' ? closed : undefined;
        found.push({ person, record, received, category, accused, others, sustainedAt });
      }
    }
    return found;
  });
}

/** Evidence from accusations: `weigh` gives weight and date of one, or undefined where it does not count. */
export function accusationEvidence(
  context: RiskContext,
  coverage: Calibration,
  halfLifeYears: number,
  weigh: (accusation: Accusation) => { weight: number; at: number } | undefined,
): Evidence {
  const items: EvidenceItem[] = [];
  for (const accusation of accusations(context)) {
    const weighed = weigh(accusation);
    if (!weighed || !(weighed.weight > 0)) continue;
    const { person, record, accused, others } = accusation;
    const weight = (weighed.weight * decayed(context.years(weighed.at), halfLifeYears)) / Math.sqrt(accused);
    items.push({ person, weight, at: weighed.at, reference: record, supports: others });
  }
  return evidenceOf(items, { years: timeServed(context, firstDay(coverage, context), halfLifeYears) });
}

/** Decayed years served since joining, or since the first day that complaints cover where that is later. */
function timeServed(context: RiskContext, first: number, halfLifeYears: number): Float64Array {
  return Float64Array.from(context.population.members, (m) =>
    decayedTime(context.years(Math.max(m.joined, first)), halfLifeYears),
  );
}

type Accusing = ComplaintRow & { readonly person: EntityId };

function byCase(context: RiskContext): Map<EntityId, Accusing[]> {
  const cases = new Map<EntityId, Accusing[]>();
  for (const row of complaintRows(context)) {
    if (!isAccusing(row)) continue;
    const rows = cases.get(row.case);
    if (rows) rows.push(row);
    else cases.set(row.case, [row]);
  }
  return cases;
}

function isAccusing(row: ComplaintRow): row is Accusing {
  return row.person !== undefined;
}
