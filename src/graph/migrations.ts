import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../config/project-root';
import { VERSION } from '../config/version';
import { byCodeUnit } from '../shared/compare';
import { PlumblineError } from '../shared/errors';

/** A numbered step of the schema: its statements for one engine, in order. */
export interface Migration {
  readonly id: string;
  readonly statements: readonly string[];
}

/** The migrations of `cypher/schema`, each with the block of the given engine (lines under `// engine: …`). */
function migrations(engine: 'neo4j' | 'grafeo'): Migration[] {
  const folder = path.join(PROJECT_ROOT, 'cypher', 'schema');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort(byCodeUnit)
    .map((file) => ({
      id: path.basename(file, '.cypher'),
      statements: block(readFileSync(path.join(folder, file), 'utf8'), engine),
    }));
}

/**
 * Those that a graph lacks which has been through the steps `done`, in order. Throws PlumblineError `store_unavailable`
 * where it has been through one that this version does not know.
 */
export function outstanding(engine: 'neo4j' | 'grafeo', done: ReadonlySet<unknown>): Migration[] {
  const known = migrations(engine);
  const ids = new Set<unknown>(known.map((m) => m.id));
  const unknown = [...done].filter((id) => !ids.has(id));
  if (unknown.length > 0) {
    throw new PlumblineError(
      'store_unavailable',
      `The graph was last used by a newer version of Plumbline (it has been through ${unknown.map(String).join(', ')}, which version ${VERSION} does not know). Use that version or a later one.`,
    );
  }
  return known.filter((m) => !done.has(m.id));
}

function block(content: string, engine: string): string[] {
  let inside = false;
  const lines: string[] = [];
  for (const line of content.split('\n')) {
    const match = /^\/\/ engine: (\w+)/.exec(line);
    if (match) inside = match[1] === engine;
    else if (inside && !line.startsWith('//')) lines.push(line);
  }
  return lines
    .join('\n')
    .split(';')
    .map((s) => s.trim())
    .filter((s) => s !== '');
}
