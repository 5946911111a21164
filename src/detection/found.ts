import { nativeIdOf } from '../model/entity';
import type { GraphValue } from '../graph/store';
import { byCodeUnit } from '../shared/compare';
import { PlumblineError } from '../shared/errors';
import { keyedId } from '../shared/hash';
import type { Attribution } from '../view/projection';
import type { Dossier } from './dossier';
import type { SourcesAbout } from '../independence';
import { findRow, type Finding, type FindRow } from './finding';
import { dependentIn } from './tellings';

/** What a finding is made of, besides its row. */
export interface FoundIn {
  readonly attributions: readonly Attribution[];
  /** Of patterns that count independent sources. */
  readonly about?: SourcesAbout | undefined;
  readonly idKey: Buffer;
}

/**
 * The finding of a row of `find.cypher`, and whether its independent sources are enough. Its identity is view-independent: pattern, major version, own subjects and
 * identity measures. The records that attribute its numbers and accounts join its evidence. Throws PlumblineError
 * `statement` for a row that the dossier does not describe.
 */
export function findingOf(
  dossier: Dossier,
  given: Readonly<Record<string, GraphValue>>,
  { attributions, about, idKey }: FoundIn,
): { readonly finding: Finding; readonly enough: boolean } {
  const row = checked(dossier, given);
  const own = row.subjectIds.slice(0, dossier.subjects.are.length);
  if (dossier.subjects.alike) own.sort(byCodeUnit);
  const others = sortedSet(row.subjectIds.slice(own.length));
  const told = dossier.identity.map((name) => `${name}=${row.measures[name] ?? ''}`);
  const pairs = new Set(row.attributed.map(([identifier, holder]) => pair(identifier, holder)));
  const attributing = attributions
    .filter((a) => pairs.has(pair(a.identifier, a.holder)))
    .map((a) => a.record);
  const evidence = sortedSet([...row.evidenceIds, ...row.eventIds, ...attributing]);
  const finding: Finding = {
    id: keyedId(idKey, 'finding', dossier.id, dossier.version.split('.')[0] ?? '', ...own, ...told),
    pattern: dossier.id,
    severity: dossier.severity,
    subjects: [...own, ...others].map((id) => ({ id, nativeId: nativeIdOf(id) })),
    // In the dossier's order: the two engines give a map's keys in orders of their own.
    measures: Object.fromEntries(
      Object.keys(dossier.measures).map((name) => [name, row.measures[name] ?? 0]),
    ),
    remarks: Object.entries(dossier.remarks).flatMap(([name, said]) =>
      Number(row.measures[name] ?? 0) > 0 ? [said] : [],
    ),
    evidence,
    archived: sortedSet(row.eventIds),
    dependent: about ? dependentIn(evidence, [...own, ...others], about, dossier.anonymousAtMost) : [],
    occurredAt: row.occurredAt,
    knownAt: row.knownAt,
  };
  return { finding, enough: row.enough };
}

function checked(dossier: Dossier, given: Readonly<Record<string, GraphValue>>): FindRow {
  const parsed = findRow.safeParse(given);
  if (parsed.success) {
    const { measures, subjectIds } = parsed.data;
    const { are, others } = dossier.subjects;
    const counted = others ? subjectIds.length >= are.length : subjectIds.length === are.length;
    if (
      counted &&
      sortedSet(Object.keys(measures)).join() === sortedSet(Object.keys(dossier.measures)).join()
    ) {
      return parsed.data;
    }
  }
  throw new PlumblineError(
    'statement',
    `cypher/patterns/${dossier.id}/find.cypher gives a row that its pattern.yaml does not describe.`,
  );
}

function pair(identifier: string, holder: string): string {
  return `${identifier}\u001f${holder}`;
}

function sortedSet(list: readonly string[]): string[] {
  return [...new Set(list)].sort(byCodeUnit);
}
