import type { Archive } from '../archive/archive';
import type { ViewParameters } from '../graph/statement';
import type { GraphStore, GraphValue, RegisteredText } from '../graph/store';
import { by, byCodeUnit } from '../shared/compare';
import type { SourcesAbout } from '../independence';
import type { Projection } from '../view/projection';
import { SEVERITIES } from './dossier';
import type { Finding, PatternAnswer } from './finding';
import { findingOf } from './found';
import type { Pattern } from './load-patterns';
import { FEWER_SOURCES } from './fewer-sources';
import { missingSources } from './missing';
import { parametersOf, type Settings } from './settings';
import { sourceOfRecords } from './tellings';

/** What a run of patterns reads, all of it through one view. */
export interface PatternSources {
  readonly store: Pick<GraphStore, 'readText'>;
  readonly archive: Pick<Archive, 'events'>;
  readonly projection: Pick<Projection, 'view' | 'coverage' | 'attributions' | 'explanations' | 'forceOwned'>;
  /** The independent sources about everybody, over what the view shows; asked by patterns that count them. */
  readonly sourcesAbout: () => SourcesAbout;
  /** The view as statements take it. */
  readonly viewParameters: ViewParameters;
  readonly idKey: Buffer;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Runs patterns over what the view shows, with their own parameters or those set. Answers come by severity, then id;
 * findings by the measures that the dossier names, then subjects. Throws PlumblineError `usage` for a setting that no
 * chosen pattern has, `statement` for a dossier whose statements do not give what they declare.
 */
export async function runPatterns(
  sources: PatternSources,
  patterns: readonly Pattern[],
  settings: Settings = {},
): Promise<PatternAnswer[]> {
  const parameters = parametersOf(patterns, settings);
  const answers: PatternAnswer[] = [];
  for (const pattern of [...patterns].sort(bySeverity)) {
    answers.push(await runPattern(sources, pattern, parameters.get(pattern.dossier.id) ?? {}));
  }
  return answers;
}

async function runPattern(
  sources: PatternSources,
  pattern: Pattern,
  parameters: Readonly<Record<string, number>>,
): Promise<PatternAnswer> {
  const { dossier } = pattern;
  const { view, coverage, attributions } = sources.projection;
  const unknown = missingSources(dossier, coverage);
  const { id, version, severity, population: populationOf, counts: countsMean } = dossier;
  const head = { id, version, severity, parameters, unknown, populationOf, countsMean };
  if (unknown.some((u) => !u.answered)) return { ...head, population: 0, counts: {}, findings: [] };
  const events = await eventsOf(sources, pattern, parameters);
  const about = pattern.takesSources ? sources.sourcesAbout() : undefined;
  const told = about && { sources: sourceOfRecords(about, dossier.anonymousAtMost) };
  const ask = asking(sources, { ...parameters, events, ...told });
  // Neither needs the other: the store answers both at once.
  const [found, [counted]] = await Promise.all([ask(pattern.find), ask(pattern.population)]);
  const known = found
    .map((row) => findingOf(dossier, row, { attributions, about, idKey: sources.idKey }))
    .filter(({ finding }) => finding.knownAt <= view.asOf);
  const findings = known.filter(({ enough }) => enough).map(({ finding }) => finding);
  const counts = Object.fromEntries(
    Object.keys(dossier.counts).map((name) => [
      name,
      name === FEWER_SOURCES ? known.length - findings.length : Number(counted?.[name] ?? 0),
    ]),
  );
  const population = Number(counted?.['population'] ?? 0);
  return { ...head, population, counts, findings: findings.sort(byMeasures(dossier.order)) };
}

/** Asks a statement with the view, and of the values those that its text uses. */
function asking(
  { store, projection, viewParameters }: PatternSources,
  values: Values,
): (statement: RegisteredText) => Promise<Record<string, GraphValue>[]> {
  const restated = [...projection.view.restated].map(([id, { recordedAt }]) => ({ id, recordedAt }));
  const view = { ...viewParameters, viewRestated: restated };
  return (statement) => store.readText(statement, usedIn(statement.text, { ...view, ...values }));
}

async function eventsOf(
  { archive, projection }: PatternSources,
  { events }: Pattern,
  parameters: Values,
): Promise<readonly Values[]> {
  if (!events) return [];
  const rows = await archive.events(projection.view, events, usedIn(events.text, parameters), projection);
  return rows;
}

function usedIn(text: string, values: Values): Record<string, unknown> {
  const used = new Set([...text.matchAll(/\$(\w+)/g)].map((match) => match[1]));
  return Object.fromEntries(Object.entries(values).filter(([name]) => used.has(name)));
}

/** The order of answers: by severity, then id. */
export function bySeverity(a: Pattern, b: Pattern): number {
  return (
    SEVERITIES.indexOf(a.dossier.severity) - SEVERITIES.indexOf(b.dossier.severity) ||
    byCodeUnit(a.dossier.id, b.dossier.id)
  );
}

function byMeasures(order: readonly string[]): (a: Finding, b: Finding) => number {
  const bySubjects = by((f: Finding) => f.subjects.map((s) => s.id).join('\u001f'));
  return (a, b) => {
    for (const name of order) {
      const difference = Number(b.measures[name] ?? 0) - Number(a.measures[name] ?? 0);
      if (difference !== 0) return difference;
    }
    return bySubjects(a, b) || byCodeUnit(a.id, b.id);
  };
}
