import type { Finding } from '../../../src/detection';
import type { FactorTerm, ScorecardRow } from '../../../src/risk';
import type { Circle } from './about';
import { expectedPopulation } from './populations';
import type { Reading } from './reading';

/** How what one reader is told differs from what there is: by what is about their circle, and otherwise (a defect). */
export interface Differences {
  readonly explained: readonly string[];
  readonly unexplained: readonly string[];
}

/** Compares a reading with that of one who is excluded from nobody and sees the same compartments; `rows`: events that it sees. */
export function differences(
  reader: Reading,
  everything: Reading,
  circle: Circle,
  rows: ReadonlySet<string>,
): Differences {
  const found: Differences & { explained: string[]; unexplained: string[] } = {
    explained: [],
    unexplained: [],
  };
  const tell = (what: string, isAbout: boolean): void => {
    (isAbout ? found.explained : found.unexplained).push(what);
  };
  populations(reader, everything, circle, tell);
  scores(reader, everything, circle, tell);
  findings(reader, everything, circle, rows, tell);
  return found;
}

type Tell = (what: string, isAbout: boolean) => void;

function populations(reader: Reading, everything: Reading, circle: Circle, tell: Tell): void {
  for (const [i, { id, population: all }] of everything.patterns.entries()) {
    const population = reader.patterns[i]?.population ?? NaN;
    const { least, most } = expectedPopulation(id, everything, all, circle);
    if (!(population >= least && population <= most))
      tell(`population of ${id}: ${population}, and not ${least} to ${most}`, false);
  }
  const ranked = new Set(reader.card.rows.map((row) => row.id));
  for (const { id } of everything.card.rows)
    if (!ranked.has(id)) tell(`not ranked: ${id}`, circle.people.has(id));
  const all = new Set(everything.card.rows.map((row) => row.id));
  for (const id of ranked) if (!all.has(id)) tell(`ranked for this reader alone: ${id}`, false);
}

/** By one baseline: then whatever differs is evidence about the person. */
function scores(reader: Reading, everything: Reading, circle: Circle, tell: Tell): void {
  const whole = new Map(everything.card.rows.map((row) => [row.id, row]));
  for (const row of reader.card.rows) {
    const other = whole.get(row.id);
    if (!other || sameTerms(row, other)) continue;
    const differing = symmetric(restsOn(row), restsOn(other));
    const counted = restsOn(row).filter(
      (id) => reader.projection.contact(id)?.count !== everything.projection.contact(id)?.count,
    );
    const about = [...differing, ...counted];
    tell(`score of ${row.id}`, about.length > 0 && about.every((id) => circle.concerns(id)));
  }
}

function findings(
  reader: Reading,
  everything: Reading,
  circle: Circle,
  rows: ReadonlySet<string>,
  tell: Tell,
): void {
  const isSeen = (id: string): boolean => {
    const { projection } = everything;
    if (projection.record(id)) return reader.projection.record(id) !== undefined;
    const contact = projection.contact(id);
    return contact ? reader.projection.contact(id)?.count === contact.count : rows.has(id);
  };
  // What rests on a row about the circle is lost by it only where that row is kept from the reader.
  const touches = ({ subjects, evidence }: Finding): boolean =>
    subjects.some(({ id }) => circle.has(id)) || evidence.some((id) => circle.concerns(id) && !isSeen(id));
  for (const [i, { id: pattern, findings: whole }] of everything.patterns.entries()) {
    const mine = reader.patterns[i]?.findings ?? [];
    const found = new Map(mine.map((finding) => [finding.id, finding]));
    for (const finding of whole) {
      const seen = found.get(finding.id);
      found.delete(finding.id);
      if (!seen) tell(`${pattern} not found: ${told(finding)}`, touches(finding));
      else if (told(seen) !== told(finding)) {
        const evidence = symmetric(seen.evidence, finding.evidence);
        // What is expected by chance is worked out from all that the subjects did, which is not evidence.
        const differing = evidence.length > 0 ? evidence : otherContacts(reader, everything, finding);
        const about = differing.length > 0 && differing.every((id) => circle.concerns(id));
        tell(`${pattern} otherwise: ${told(seen)} for ${told(finding)}`, about);
      }
    }
    for (const finding of found.values())
      tell(`${pattern} for this reader alone: ${told(finding)}`, touches(finding));
  }
}

/** Contact months of the subjects, and of whatever anything says to be theirs, of which the two see other counts. */
function otherContacts(reader: Reading, everything: Reading, { subjects }: Finding): string[] {
  const ids = new Set(subjects.map(({ id }) => id));
  for (const { holder, identifier } of everything.projection.attributions)
    if (ids.has(holder)) ids.add(identifier);
  const counts = ({ projection }: Reading): Map<string, number> =>
    new Map(projection.contacts.filter((c) => ids.has(c.from) || ids.has(c.to)).map((c) => [c.id, c.count]));
  const [mine, all] = [counts(reader), counts(everything)];
  return [...new Set([...mine.keys(), ...all.keys()])].filter((id) => mine.get(id) !== all.get(id));
}

function told({ subjects, measures }: Finding): string {
  return JSON.stringify([subjects.map((s) => s.id), measures]);
}

function sameTerms(a: ScorecardRow, b: ScorecardRow): boolean {
  const terms = (row: ScorecardRow): string =>
    JSON.stringify(row.factors.map((f: FactorTerm) => [f.id, f.contribution, f.observed, f.count]).sort());
  return terms(a) === terms(b);
}

function restsOn(row: ScorecardRow): string[] {
  return row.factors.flatMap(({ records, contacts }) => [...records, ...contacts]);
}

function symmetric(a: readonly string[], b: readonly string[]): string[] {
  const [left, right] = [new Set(a), new Set(b)];
  return [...a.filter((id) => !right.has(id)), ...b.filter((id) => !left.has(id))];
}
