import { isCounted, reporterOf, type SourceGroup } from '../independence';
import { byCodeUnit } from '../shared/compare';
import type { RiskContext } from './context';
import type { EvidenceItem } from './evidence';
import { sourcesOn } from './statements';

/** What one statement weighs, and further records on which that rests; undefined where it does not count. */
export interface Weighed {
  readonly weight: number;
  /** ms; by it the item is dated. */
  readonly at: number;
  readonly supports?: readonly string[];
}

/**
 * One item of evidence for each independent source about each person: its heaviest statement, whatever it repeats, and of
 * what is anonymous in several bursts the heaviest of as many as may count. The item lists every record of the source.
 */
export function sourceEvidence(
  context: RiskContext,
  weigh: (record: string, person: number) => Weighed | undefined,
): EvidenceItem[] {
  return context.population.members.flatMap((_, person) =>
    sourcesOn(context, person).flatMap((group) => {
      // What was before the person joined decides only where nothing was since.
      const { joined } = context.population.members[person]!;
      const since = (record: string, of: number): Weighed | undefined => {
        const found = weigh(record, of);
        return found && found.at >= joined ? found : undefined;
      };
      return itemOf(group, person, since) ?? itemOf(group, person, weigh) ?? [];
    }),
  );
}

interface Heaviest extends Weighed {
  readonly record: string;
}

function itemOf(
  group: SourceGroup,
  person: number,
  weigh: (record: string, person: number) => Weighed | undefined,
): EvidenceItem | undefined {
  const weighed = group.statements.map(({ record }, i): Heaviest | undefined => {
    if (!isCounted(group, i)) return undefined;
    const found = weigh(record, person);
    return found && found.weight > 0 ? { ...found, record } : undefined;
  });
  const counted = countedOf(group, weighed);
  // A source that was right once may be wrong the next time: only what was tested itself is not bounded.
  const tested = countedOf(
    group,
    weighed.map((w, i) => (group.statements[i]!.tested ? w : undefined)),
  );
  const [best] = counted;
  if (!best) return undefined;
  const untestedBy = (mark: string, i: number): boolean =>
    !group.statements[i]!.tested && reporterOf(group.statements[i]!) === mark;
  const reporters = new Set(group.statements.flatMap((s) => (s.tested ? [] : (reporterOf(s) ?? []))));
  const left = (mark: string): { weight: number; testedWeight: number } => {
    const others = weighed.map((w, i) => (untestedBy(mark, i) ? undefined : w));
    return { weight: sumOf(countedOf(group, others)), testedWeight: sumOf(tested) };
  };
  const others = weighed.flatMap((w) => (w ? [w.record, ...(w.supports ?? [])] : []));
  const supports = new Set([...others, ...group.rests]);
  supports.delete(best.record);
  return {
    person,
    weight: sumOf(counted),
    counts: counted.length,
    without: new Map([...reporters].map((mark) => [mark, left(mark)])),
    testedWeight: sumOf(tested),
    at: best.at,
    reference: best.record,
    supports: [...supports].sort(byCodeUnit),
    source: group,
  };
}

/** The heaviest statement of each part, as many as the source may count. */
function countedOf(group: SourceGroup, weighed: readonly (Heaviest | undefined)[]): Heaviest[] {
  return group.parts
    .flatMap((part) => heaviest(part.flatMap((i) => weighed[i] ?? [])) ?? [])
    .sort(heavierFirst)
    .slice(0, group.sources);
}

function sumOf(all: readonly Heaviest[]): number {
  return all.reduce((sum, { weight }) => sum + weight, 0);
}

function heaviest(all: readonly Heaviest[]): Heaviest | undefined {
  return [...all].sort(heavierFirst)[0];
}

function heavierFirst(a: Heaviest, b: Heaviest): number {
  return b.weight - a.weight || a.at - b.at || byCodeUnit(a.record, b.record);
}
