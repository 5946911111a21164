import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../config/project-root';
import { readFragments } from '../graph/statement-file';
import type { RegisteredText } from '../graph/store';
import { byCodeUnit } from '../shared/compare';
import { PlumblineError } from '../shared/errors';
import { z } from 'zod';
import { dossierSchema, type Dossier } from './dossier';
import { FEWER_SOURCES } from './fewer-sources';
import { patternStatement } from './pattern-statement';

/** A detection dossier, read and checked: `cypher/patterns/<id>/`. */
export interface Pattern {
  readonly dossier: Dossier;
  readonly folder: string;
  /** `guidance.md`: how an analyst works a finding of this pattern. */
  readonly guidance: string;
  /** Gives the rows of `$events` from the archive, as the view restricts it. */
  readonly events?: { readonly name: string; readonly text: string };
  /** Whether it counts independent sources: its statement asks `$sources`. */
  readonly takesSources: boolean;
  readonly find: RegisteredText;
  readonly population: RegisteredText;
}

const FIND_COLUMNS = ['subjectIds', 'evidenceIds', 'measures', 'occurredAt', 'knownAt'] as const;
/** Of patterns that read the archive: its rows that a finding rests on, and which number it took to be whose. */
const EVENT_COLUMNS = ['eventIds', 'attributed'] as const;
/** Of patterns that count independent sources: whether these are enough. */
const SOURCE_COLUMNS = ['enough'] as const;

let loaded: readonly Pattern[] | undefined;

/** Every pattern under `cypher/patterns`, by id; read once. Throws PlumblineError `statement` that says how to mend a dossier. */
export function loadPatterns(): readonly Pattern[] {
  loaded ??= readPatterns(path.join(PROJECT_ROOT, 'cypher'));
  return loaded;
}

/** The ids of all patterns, without reading any. */
export function patternIds(cypherFolder = path.join(PROJECT_ROOT, 'cypher')): string[] {
  return readdirSync(path.join(cypherFolder, 'patterns'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(byCodeUnit);
}

/** Reads the patterns of a `cypher` folder anew. */
export function readPatterns(cypherFolder: string): Pattern[] {
  const fragments = readFragments(cypherFolder);
  return patternIds(cypherFolder).map((id) =>
    readPattern(path.join(cypherFolder, 'patterns', id), fragments),
  );
}

function readPattern(folder: string, fragments: ReadonlyMap<string, string>): Pattern {
  const id = path.basename(folder);
  const content = (file: string): string => {
    const whole = path.join(folder, file);
    if (!existsSync(whole))
      throw new PlumblineError('statement', `cypher/patterns/${id} needs the file ${file}.`);
    return readFileSync(whole, 'utf8');
  };
  const dossier = readDossier(id, content('pattern.yaml'));
  const takesSources = content('find.cypher').includes('$sources');
  if (takesSources !== Object.hasOwn(dossier.counts, FEWER_SOURCES))
    throw new PlumblineError(
      'statement',
      `cypher/patterns/${id}/pattern.yaml: ${FEWER_SOURCES} stands under counts where find.cypher asks $sources, and nowhere else.`,
    );
  const sql = existsSync(path.join(folder, 'events.sql')) ? content('events.sql') : undefined;
  const statement = (file: 'find' | 'population', columns: readonly string[]): RegisteredText =>
    patternStatement({
      name: `patterns/${id}/${file}`,
      content: content(`${file}.cypher`),
      columns,
      dossier,
      takesEvents: sql !== undefined,
      takesSources,
      fragments,
    });
  return {
    dossier,
    folder,
    guidance: content('guidance.md'),
    ...(sql === undefined ? {} : { events: { name: `patterns/${id}/events`, text: sql } }),
    takesSources,
    find: statement('find', [
      ...FIND_COLUMNS,
      ...(sql === undefined ? [] : EVENT_COLUMNS),
      ...(takesSources ? SOURCE_COLUMNS : []),
    ]),
    population: statement('population', [
      'population',
      ...Object.keys(dossier.counts).filter((name) => name !== FEWER_SOURCES),
    ]),
  };
}

function readDossier(id: string, yaml: string): Dossier {
  const fail = (why: string): never => {
    throw new PlumblineError('statement', `cypher/patterns/${id}/pattern.yaml: ${why}`);
  };
  const parsed = dossierSchema.safeParse(parse(yaml));
  if (!parsed.success) return fail(z.prettifyError(parsed.error));
  const dossier = parsed.data;
  if (dossier.id !== id) fail(`its id ${dossier.id} must be the name of its folder.`);
  for (const name of [...dossier.identity, ...dossier.order, ...Object.keys(dossier.remarks)]) {
    if (!Object.hasOwn(dossier.measures, name)) fail(`${name} is not among its measures.`);
  }
  return dossier;
}
