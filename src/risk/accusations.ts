import { knownBy, ms } from '../model/time';
import type { RecordVersion } from '../model/record';
import type { Calibration } from './baseline';
import type { RiskContext } from './context';
import { decayed, decayedTime } from './decay';
import { evidenceOf, type Evidence, type EvidenceItem } from './evidence';
import { boundsOf } from './population';

/** One complaint against one person of the population, as of the time of the score. */
export interface Accusation {
  readonly person: number;
  readonly record: string;
  /** When it was received, ms; of a partial date its end. */
  readonly received: number;
  /** When a final finding of sustained was made, ms; undefined where there is none by now. */
  readonly sustainedAt?: number;
  /** The force's own text; '' where none was given. */
  readonly category: string;
  /** Distinct people accused in the same complaint. */
  readonly accused: number;
  /** The rows of the same complaint that name others: the sharing rests on them. */
  readonly others: readonly string[];
}

interface Row {
  readonly record: RecordVersion;
  readonly person: string;
  readonly received: number;
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
        const others =
          accused === 1 ? [] : rows.filter((r) => r.person !== row.person).map((r) => r.record.id);
        found.push({ person, accused, others, ...readRow(row, context) });
      }
    }
    return found;
  });
}

/**
 * How likely a complaint of each category is to be sustained, shrunk towards the share of all:
 * (sustained + k·p₀)/(closed + k) over rows with a final finding closed by now, of whoever is accused.
 */
export function sustainedShares(context: RiskContext): Calibration {
  const closed = new Map<string, number>();
  const sustained = new Map<string, number>();
  let all = 0;
  let allSustained = 0;
  for (const record of context.records('complaints')) {
    const finding = finalFinding(record, context);
    if (finding === undefined || (receivedOf(record) ?? Infinity) > context.now) continue;
    const category = categoryOf(record);
    const yes = finding === 'sustained' ? 1 : 0;
    closed.set(category, (closed.get(category) ?? 0) + 1);
    sustained.set(category, (sustained.get(category) ?? 0) + yes);
    all++;
    allSustained += yes;
  }
  const overall = all > 0 ? allSustained / all : 0;
  const k = context.policy.pseudoCases;
  const shares: Record<string, number> = { ...complaintCoverage(context), [ANY_CATEGORY]: overall };
  for (const [category, n] of closed) {
    shares[`category ${category}`] = ((sustained.get(category) ?? 0) + k * overall) / (n + k);
  }
  return shares;
}

const ANY_CATEGORY = 'any category';
const FIRST_DAY = 'first complaint, ms since 1970';

/** The first day that complaints cover: exposure starts there for whoever joined earlier. */
export function complaintCoverage(context: RiskContext): Calibration {
  const first = context
    .records('complaints')
    .reduce((least, r) => Math.min(least, receivedOf(r) ?? Infinity), Infinity);
  return { [FIRST_DAY]: Number.isFinite(first) ? first : context.now };
}

/** The share of a category; one that has no finding yet has the share of all. */
export function shareOf(shares: Calibration, category: string): number {
  return shares[`category ${category}`] ?? shares[ANY_CATEGORY] ?? 0;
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
  return evidenceOf(items, timeServed(context, coverage[FIRST_DAY] ?? context.now, halfLifeYears));
}

/** Decayed years served since joining, or since the first day that complaints cover where that is later. */
function timeServed(context: RiskContext, first: number, halfLifeYears: number): Float64Array {
  return Float64Array.from(context.population.members, (m) =>
    decayedTime(context.years(Math.max(m.joined, first)), halfLifeYears),
  );
}

function byCase(context: RiskContext): Map<string, Row[]> {
  const cases = new Map<string, Row[]>();
  for (const record of context.records('complaints')) {
    const person = record.meanings['staff_id'];
    const received = receivedOf(record);
    if (typeof person !== 'string' || received === undefined || received > context.now) continue;
    const id = record.names.find((n) => n.role === 'case')?.entity ?? `record ${record.id}`;
    const rows = cases.get(id);
    const row = { record, person, received };
    if (rows) rows.push(row);
    else cases.set(id, [row]);
  }
  return cases;
}

function readRow({ record, received }: Row, context: RiskContext) {
  const sustained = finalFinding(record, context) === 'sustained';
  const closed = boundsOf(record, 'closed');
  return {
    record: record.id,
    received,
    category: categoryOf(record),
    ...(sustained && closed ? { sustainedAt: ms(closed[1]) } : {}),
  };
}

/** The finding of a complaint closed by now; undefined while it is pending, open or not stated. */
function finalFinding(record: RecordVersion, context: RiskContext): string | undefined {
  const finding = record.meanings['finding'];
  const closed = boundsOf(record, 'closed');
  if (typeof finding !== 'string' || finding === 'pending' || !closed) return undefined;
  return knownBy(closed, context.asOf) ? finding : undefined;
}

function receivedOf(record: RecordVersion): number | undefined {
  const received = boundsOf(record, 'received');
  return received && ms(received[1]);
}

function categoryOf(record: RecordVersion): string {
  const category = record.meanings['category'];
  return typeof category === 'string' ? category : '';
}
