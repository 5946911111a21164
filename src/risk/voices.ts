import { isOwnWork, reporterOf, type SourceGroup, type Statement } from '../independence';
import { gravestIn } from './harm';
import { itemsOf, sourceKey, untestedWeight, type EvidenceItem } from './evidence';
import type { ForceScore } from './score';
import { sourcesOn } from './statements';

/** How those who speak are known: one person may be known in each of these ways, and no record names the others. */
const KNOWN_AS = [
  (s: Statement): boolean => s.source === 'complaints' && s.speakers.length > 0,
  // Whoever complains under a name may do so without one as well.
  (s: Statement): boolean => s.source === 'complaints' && s.speakers.length === 0,
  (s: Statement): boolean => s.source !== 'complaints' && reporterOf(s) !== undefined,
  (s: Statement): boolean =>
    s.source !== 'complaints' && !isOwnWork(s) && s.speakers.some((speaker) => speaker !== reporterOf(s)),
  // Whoever works in the unit enters what it found itself, and what others report.
  isOwnWork,
];
const BY_REPORTER = 2;

/** True of a source some of which a reporter gave in. */
export function hasMark({ statements }: SourceGroup, mark: string): boolean {
  return statements.some((s) => reporterOf(s) === mark);
}

/** Of those who are known in one way, how many are tried with others: those without whom the person stands lowest, and the gravest. */
const TRIED = { lowest: 5, gravest: 3 };

/**
 * What one person may have said, each time as many untested sources as that may be: one who complains, one who reports, one
 * who stands behind a reference and what the unit found itself, of each one at most. With each, all that nobody knows who said: what is anonymous, untested
 * attributions, which name no author, and calls received.
 *
 * @param lowest orders sources: first those without which the person would stand lowest
 */
export function voicesOn(
  { context, factors }: ForceScore,
  person: number,
  lowest: (a: string, b: string) => number,
): string[][] {
  const isWithoutAuthor = (item: EvidenceItem): boolean => item.source === undefined || item.source.anonymous;
  const untested = factors.flatMap(({ evidence }) =>
    itemsOf(evidence, person).filter((item) => untestedWeight(item) > 0),
  );
  const authorless = new Set(untested.filter(isWithoutAuthor).map(sourceKey));
  const known = new Set(untested.filter((item) => !isWithoutAuthor(item)).map(sourceKey));
  const groups = sourcesOn(context, person).filter((g) => known.has(g.id));
  // Whoever reported under references of several is one voice in all of them: what they reported and nobody tested.
  const marks = new Set(
    groups.flatMap((g) => g.statements.flatMap((s) => (s.tested ? [] : (reporterOf(s) ?? [])))),
  );
  const ways = KNOWN_AS.map((isKnownSo, way) =>
    (way === BY_REPORTER
      ? [...marks]
      : groups.filter((g) => g.statements.some(isKnownSo)).map((g) => g.id)
    ).sort(lowest),
  );
  const gravity = new Map(groups.map((g) => [g.id, gravestIn(context, g)]));
  for (const mark of marks)
    gravity.set(mark, Math.max(...groups.filter((g) => hasMark(g, mark)).map((g) => gravity.get(g.id)!)));
  // Two who allege what is grave may each be one of many who allege little: without either alone nothing changes.
  const tried = ways.map((way) => {
    const gravest = [...way].sort((a, b) => gravity.get(b)! - gravity.get(a)!);
    return [...new Set([...way.slice(0, TRIED.lowest), ...gravest.slice(0, TRIED.gravest)])];
  });
  const together = tried.reduce<string[][]>(
    (voices, way) => voices.flatMap((voice) => [voice, ...way.map((id) => [...new Set([...voice, id])])]),
    [[]],
  );
  const alone = [...known, ...marks].map((id) => [id]);
  // What a reporter was the first to give in is theirs, whoever adds to it.
  const owned = (id: string): string[] =>
    marks.has(id) ? groups.filter((g) => reporterOf(g.statements[0]!) === id).map((g) => g.id) : [];
  return [...together, ...alone]
    .map((voice) => [...new Set([...voice, ...voice.flatMap(owned), ...authorless])])
    .filter((voice) => voice.length > 0);
}
