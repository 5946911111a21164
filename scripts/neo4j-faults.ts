// npx tsx scripts/neo4j-faults.ts [--times 60] [--rows 2000] [--seed 1]
// Loads through a connection that loses the replies to commits, until so many were lost. Ends with 1 where a load left
// anything else than one that lost none. On the Neo4j server that NEO4J_URI names (which is emptied), else one of our own.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lostCommits } from './neo4j-faults/lost-commits';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      times: { type: 'string', default: '60' },
      rows: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
    },
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-faults-'));
  const log = (line: string): void => console.error(line);
  const { obtainNeo4j } = await import('./neo4j/server.mjs');
  const server = await obtainNeo4j({ home: path.join(folder, 'neo4j'), log });
  try {
    const [times, rows] = [Number(values.times), Number(values.rows)];
    const report = await lostCommits(server, { times, rows, seed: values.seed, folder, log });
    console.log(JSON.stringify(report));
    return report.differences.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then((status) => {
  process.exitCode = status;
});
