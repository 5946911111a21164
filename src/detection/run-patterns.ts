import type { Archive } from '../archive/archive';
import { nativeIdOf } from '../model/entity';
import type { ViewParameters } from '../graph/statement';
import type { GraphStore, GraphValue, RegisteredText } from '../graph/store';
import { by, byCodeUnit } from '../shared/compare';
import { PlumblineError } from '../shared/errors';
import { keyedId } from '../shared/hash';
import type { Projection } from '../view/projection';
import { SEVERITIES } from './dossier';
import { findRow, type Finding, type FindRow, type PatternAnswer } from './finding';
import type { Pattern } from './load-patterns';
import { missingSources } from './missing';
import { parametersOf, type Settings } from './settings';

/** What a run of patterns reads, all of it through one view. */
export interface PatternSources {
  readonly store: Pick<GraphStore, 'readText'>;
  readonly archive: Pick<Archive, 'events'>;
  readonly projection: Pick<Projection, 'view' | 'coverage' | 'attributions'>;
  /** The view as statements take it. */
  readonly viewParameters: ViewParameters;
  readonly idKey: Buffer;
}

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
  const unknown = missingSources(dossier, sources.projection.coverage);
  const head = { id: dossier.id, version: dossier.version, severity: dossier.severity, parameters, unknown };
  if (unknown.some((u) => !u.answered)) return { ...head, population: 0, counts: {}, findings: [] };
  const events = await eventsOf(sources, pattern, parameters);
  const ask = (statement: RegisteredText): Promise<Record<string, GraphValue>[]> =>
    sources.store.readText(statement, {
      ...sources.viewParameters,
      ...usedIn(statement.text, { ...parameters, events }),
    });
  const findings = (await ask(pattern.find)).map((row) =>
    findingOf(pattern, checked(pattern, row), sources.idKey),
  );
  const { population = 0, ...counts } = countsOf(pattern, (await ask(pattern.population))[0]);
  const known = findings.filter((f) => f.knownAt <= sources.projection.view.asOf);
  return { ...head, population, counts, findings: known.sort(byMeasures(dossier.order)) };
}

async function eventsOf(
  sources: PatternSources,
  pattern: Pattern,
  parameters: Readonly<Record<string, number>>,
): Promise<Record<string, unknown>[]> {
  if (!pattern.events) return [];
  return sources.archive.events(
    sources.projection.view,
    pattern.events,
    usedIn(pattern.events.text, parameters),
  );
}

function usedIn(text: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => new RegExp(`\\$${name}\\b`).test(text)),
  );
}

function checked({ dossier }: Pattern, row: Record<string, GraphValue>): FindRow {
  const parsed = findRow.safeParse(row);
  const names = parsed.success ? Object.keys(parsed.data.measures).sort(byCodeUnit).join() : '';
  if (
    !parsed.success ||
    names !== Object.keys(dossier.measures).sort(byCodeUnit).join() ||
    parsed.data.subjectIds.length !== dossier.subjects.are.length
  ) {
    throw new PlumblineError(
      'statement',
      `cypher/patterns/${dossier.id}/find.cypher gives a row that its pattern.yaml does not describe.`,
    );
  }
  return parsed.data;
}

function findingOf({ dossier }: Pattern, row: FindRow, idKey: Buffer): Finding {
  const subjects = dossier.subjects.alike ? [...row.subjectIds].sort(byCodeUnit) : row.subjectIds;
  const told = dossier.identity.map((name) => `${name}=${row.measures[name] ?? ''}`);
  return {
    id: keyedId(idKey, 'finding', dossier.id, dossier.version.split('.')[0] ?? '', ...subjects, ...told),
    pattern: dossier.id,
    severity: dossier.severity,
    subjects: subjects.map((id) => ({ id, nativeId: nativeIdOf(id) })),
    measures: row.measures,
    evidence: sortedSet([...row.evidenceIds, ...row.eventIds]),
    archived: sortedSet(row.eventIds),
    occurredAt: row.occurredAt,
    knownAt: row.knownAt,
  };
}

function countsOf({ dossier }: Pattern, row: Record<string, GraphValue> | undefined): Record<string, number> {
  return Object.fromEntries(
    ['population', ...Object.keys(dossier.counts)].map((name) => [name, Number(row?.[name] ?? 0)]),
  );
}

function bySeverity(a: Pattern, b: Pattern): number {
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

function sortedSet(list: readonly string[]): string[] {
  return [...new Set(list)].sort(byCodeUnit);
}
