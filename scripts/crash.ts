// npx tsx scripts/crash.ts [--engine embedded|neo4j] [--rows 100000] [--kills 20] [--seed 1]
// Ends with 1 where a load that was killed and resumed left anything else than one that was not. Neo4j is the server
// that NEO4J_URI names (which is emptied), else one of our own.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { emptyServer, serverSettings } from '../test/support/neo4j';
import { crash } from './crash/index';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'embedded' },
      rows: { type: 'string', default: '100000' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
    },
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-crash-'));
  const log = (line: string): void => console.error(line);
  const { obtainNeo4j } = await import('./neo4j/server.mjs');
  const server =
    values.engine === 'neo4j' ? await obtainNeo4j({ home: path.join(folder, 'neo4j'), log }) : undefined;
  try {
    const report = await crash({
      rows: Number(values.rows),
      kills: Number(values.kills),
      seed: values.seed,
      folder,
      server: server ? serverSettings(server) : {},
      empty: async () => (server ? emptyServer(server) : undefined),
      log,
    });
    console.log(JSON.stringify({ engine: values.engine, rows: Number(values.rows), ...report }));
    return report.differences.length === 0 ? 0 : 1;
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then((status) => {
  process.exitCode = status;
});
