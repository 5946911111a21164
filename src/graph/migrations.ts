import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../config/project-root';
import { byCodeUnit } from '../shared/compare';

/** A numbered step of the schema: its statements for one engine, in order. */
export interface Migration {
  readonly id: string;
  readonly statements: readonly string[];
}

/** The migrations of `cypher/schema`, each with the block of the given engine (lines under `// engine: …`). */
export function migrations(engine: 'neo4j' | 'grafeo'): Migration[] {
  const folder = path.join(PROJECT_ROOT, 'cypher', 'schema');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort(byCodeUnit)
    .map((file) => ({
      id: path.basename(file, '.cypher'),
      statements: block(readFileSync(path.join(folder, file), 'utf8'), engine),
    }));
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
