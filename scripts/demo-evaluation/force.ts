import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { ask } from '../../src/operations/ask';
import { operationNamed } from '../../src/operations/catalogue';
import type { Services } from '../../src/operations/services';
import { readerOfAll, writeAccess } from '../reader-of-all';

const INTAKE = { name: 'intake', role: 'administrator', loader: true };

export interface LoadedForce {
  readonly services: Services;
  close(): Promise<void>;
}

/** The answer of one pattern, as `plumbline patterns run` gives it. */
export interface PatternAnswer {
  readonly id: string;
  readonly unknown: readonly { source: string; answered: boolean }[];
  readonly findings: readonly { subjects: readonly { nativeId: string }[] }[];
}

/** A data folder with the deliveries loaded on the embedded engine, without the sources that are `gone`. */
export async function openForce(
  home: string,
  deliveries: string,
  gone: readonly string[] = [],
): Promise<LoadedForce> {
  writeAccess(home, [readerOfAll('all', compartmentsIn(deliveries), false), INTAKE]);
  const from =
    gone.length === 0 ? deliveries : withoutSources(deliveries, path.join(home, 'deliveries'), gone);
  const composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'evaluation');
  await ask(composed.services, operationNamed('ingest'), await composed.services.readers.named('intake'), {
    dir: from,
  });
  return composed;
}

export async function askAll(force: LoadedForce, id?: string): Promise<unknown> {
  const reader = await force.services.readers.named('all');
  return ask(force.services, operationNamed('patterns-run'), reader, id === undefined ? {} : { ids: [id] });
}

export function patternsOf(body: unknown): PatternAnswer[] {
  return (body as { patterns: PatternAnswer[] }).patterns;
}

/** The operations that the invented readers are in: what `access.yaml` beside the deliveries names. */
function compartmentsIn(deliveries: string): string[] {
  const access = parse(readFileSync(path.join(deliveries, '..', 'access.yaml'), 'utf8')) as {
    users: { compartments?: string[] }[];
  };
  return [...new Set(['ROWAN', 'ALDER', ...access.users.flatMap((u) => u.compartments ?? [])])].sort();
}

function withoutSources(from: string, to: string, gone: readonly string[]): string {
  for (const folder of readdirSync(from)) {
    const manifest = parse(readFileSync(path.join(from, folder, 'manifest.yaml'), 'utf8')) as {
      files: { source: string }[];
    };
    const files = manifest.files.filter((f) => !gone.includes(f.source));
    if (files.length === 0) continue;
    cpSync(path.join(from, folder), path.join(to, folder), { recursive: true });
    writeFileSync(path.join(to, folder, 'manifest.yaml'), stringify({ ...manifest, files }));
  }
  return to;
}
