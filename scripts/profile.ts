// npx tsx scripts/profile.ts [--rows 2000]
// Database hits of every statement of cypher/queries on some data and on four times as much, as the table that
// docs/neo4j.md shows. On the Neo4j server that NEO4J_URI names (which is emptied), else one of our own.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { growthOf } from './profile/sizes';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '2000' } } });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-profile-'));
  const { obtainNeo4j } = await import('./neo4j/server.mjs');
  const server = await obtainNeo4j({ home: path.join(folder, 'neo4j'), log: (line) => console.error(line) });
  try {
    console.log('| statement | hits, 1× | hits, 4× | rows, 1× | rows, 4× | scans |');
    console.log('|---|--:|--:|--:|--:|---|');
    for (const { name, small, large } of await growthOf(server, folder, Number(values.rows)))
      console.log(
        `| ${name} | ${small.hits} | ${large.hits} | ${small.rows} | ${large.rows} | ${large.scans.join(', ')} |`,
      );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
