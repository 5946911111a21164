import { contextAround } from './context-around';
import type { RiskContext } from './context';
import { boundKey, divideBounds, type DividedBounds } from './divided-bounds';
import { evidenceOf, isSeen, itemsOf, type Evidence, type EvidenceItem } from './evidence';
import type { PeerScore } from './peers';
import { halfLifeOf, inService, isSaid, worthAlone, type FactorScore, type ForceScore } from './score';

/** A force in which some people's evidence is what it would be without a record; what is summed up of it is as it was. */
export interface LeftForce {
  readonly force: ForceScore;
  readonly peers: PeerScore;
}

/**
 * The force with the evidence about some people as it would be without a record or contact month, weighed anew under the same
 * baseline: also what counts only by it, and what counts only where it is not there (contact that a declaration explains, or with
 * whom nothing marks any more). Factors of what people say stay as they are: a register row that makes one source
 * of two speakers makes them one still. So does which numbers are the force's own.
 */
export function withoutRecord(
  { force, peers }: LeftForce,
  people: readonly number[],
  record: string,
): LeftForce {
  const { context } = force;
  const without = new Set([record]);
  const around = new Map(people.map((p) => [p, contextAround(context, p, without)]));
  const factors = force.factors.map((f) =>
    // What people say is grouped by who says it, over everybody: such a source is left out as a whole, and not by record.
    isSaid(f.factor) ? f : weighedAnew(f, context, around, without),
  );
  const bounds = divideBounds(
    factors.map((f) => ({
      evidence: onlyOf(f.evidence, people),
      alone: (items): number => worthAlone({ ...f, policy: context.policy }, items),
    })),
  );
  const bounded = factors.map((f, k) => ({ ...f, bounds: mergedBounds(f.bounds, bounds[k]!, people) }));
  const expected = peers.expected.map((inPost, k) => {
    const [years, before] = [factors[k]!.evidence.exposure.years, force.factors[k]!.evidence.exposure.years];
    const changed = Float64Array.from(inPost);
    for (const p of people) if (years[p] !== before[p]) changed[p] = (changed[p]! * years[p]!) / before[p]!;
    return changed;
  });
  return { force: { ...force, factors: bounded }, peers: { ...peers, expected } };
}

function weighedAnew(
  f: FactorScore,
  context: RiskContext,
  around: ReadonlyMap<number, RiskContext>,
  without: ReadonlySet<string>,
): FactorScore {
  const { factor, baseline } = f;
  const halfLife = halfLifeOf(factor, context.policy);
  const isHeld = (source: string): boolean =>
    context.records(source).some((r) => !without.has(r.id)) ||
    context.contacts(source).some((c) => !without.has(c.id));
  // Without the last record of a source nobody can be seen by it.
  const isUnknown = !factor.needs.every(isHeld);
  const changed = new Map(
    [...around].map(([p, c]): [number, Evidence] => {
      const all = factor.weigh(c, baseline.calibration, halfLife);
      return [p, factor.calibrate ? inService(all, c).evidence : all];
    }),
  );
  const evidence = merged(f.evidence, changed, isUnknown);
  const expected = Float64Array.from(f.expected);
  for (const p of changed.keys()) expected[p] = (evidence.exposure.years[p]! * baseline.rate) / baseline.unit;
  return { ...f, evidence, expected };
}

/** The evidence with that about some people from elsewhere; with `isUnknown`, none of which can be seen. */
function merged(of: Evidence, changed: ReadonlyMap<number, Evidence>, isUnknown: boolean): Evidence {
  const people = of.exposure.years.length;
  const offsets = new Int32Array(people + 1);
  const items: EvidenceItem[] = [];
  const years = Float64Array.from(of.exposure.years);
  const unseen = Uint8Array.from(of.exposure.unseen?.people ?? new Uint8Array(people));
  for (let p = 0; p < people; p++) {
    const from = changed.get(p);
    if (from) {
      years[p] = from.exposure.years[p]!;
      unseen[p] = isUnknown || !isSeen(from, p) ? 1 : 0;
    }
    if (!(from && isUnknown)) for (const item of itemsOf(from ?? of, p)) items.push(item);
    offsets[p + 1] = items.length;
  }
  const { yearsWithout } = of.exposure;
  return {
    items,
    offsets,
    weight: Float64Array.from(items, (item) => item.weight),
    exposure: {
      years,
      unseen: { source: of.exposure.unseen?.source ?? '', people: unseen },
      ...(yearsWithout
        ? {
            yearsWithout: (p, records): number =>
              (changed.get(p)?.exposure.yearsWithout ?? yearsWithout)(p, records),
          }
        : {}),
    },
  };
}

function onlyOf(evidence: Evidence, people: readonly number[]): Evidence {
  return evidenceOf(
    people.flatMap((p) => itemsOf(evidence, p)),
    evidence.exposure,
  );
}

function mergedBounds(before: DividedBounds, now: DividedBounds, people: readonly number[]): DividedBounds {
  const starts = people.map((p) => boundKey(p, ''));
  const kept = [...before].filter(([key]) => !starts.some((start) => key.startsWith(start)));
  return new Map([...kept, ...now]);
}
