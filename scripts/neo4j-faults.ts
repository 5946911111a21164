// npm run neo4j-faults -- commits|killed-loads|killed-pages|paused [--times N] [--rows 2000] [--seed 1] [--whole-lease]
// commits: loads through a connection that loses the replies to so many commits (60). On the Neo4j server that NEO4J_URI
// names (which is emptied), else one of our own.
// killed-loads, killed-pages: a server of our own is killed so often (10) and started again, under loads, or under pages that
// are asked for.
// paused: a loader is stopped until another has loaded, so often (6); its right to load is made to run out, or does so by
// itself, after a minute (--whole-lease).
// Ends with 1 where something is otherwise than where none of it happened.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { killsUnderLoads, killsUnderPages } from './neo4j-faults/kills';
import { lostCommits } from './neo4j-faults/lost-commits';
import { paused } from './neo4j-faults/paused';
import type { TestServer } from '../test/support/neo4j';
import type { FaultOptions, FaultReport } from './neo4j-faults/options';

const FAULTS: Record<string, { times: number; run: (options: FaultOptions) => Promise<FaultReport> }> = {
  commits: { times: 60, run: onAnyServer(lostCommits) },
  'killed-loads': { times: 10, run: killsUnderLoads },
  'killed-pages': { times: 10, run: killsUnderPages },
  paused: { times: 6, run: onAnyServer(paused) },
};

function onAnyServer(
  run: (server: TestServer, options: FaultOptions) => Promise<FaultReport>,
): (options: FaultOptions) => Promise<FaultReport> {
  return async (options) => {
    const { obtainNeo4j } = await import('./neo4j/server.mjs');
    const server = await obtainNeo4j({ home: path.join(options.folder, 'neo4j'), log: options.log });
    try {
      return await run(server, options);
    } finally {
      await server.stop();
    }
  };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      times: { type: 'string' },
      rows: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      'whole-lease': { type: 'boolean', default: false },
    },
  });
  const fault = FAULTS[positionals[0] ?? ''];
  if (!fault || positionals.length !== 1) {
    console.error(`Name one of ${Object.keys(FAULTS).join(', ')}.`);
    return 2;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-faults-'));
  try {
    const report = await fault.run({
      times: Number(values.times ?? fault.times),
      rows: Number(values.rows),
      seed: values.seed,
      folder,
      wholeLease: values['whole-lease'],
      log: (line) => console.error(line),
    });
    for (const row of report.table ?? []) console.log(`| ${row.join(' | ')} |`);
    for (const line of report.notes ?? []) console.log(line);
    console.log(`${positionals[0]}: ${report.times} times, ${report.differences.length} differences`);
    for (const difference of report.differences) console.log(`DIFFERENCE: ${difference}`);
    return report.differences.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main().then((status) => {
  process.exitCode = status;
});
