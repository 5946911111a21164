import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { emptyServer } from '../../test/support/neo4j';
import { writeCrashDeliveries } from '../crash/deliveries';
import { differences, uninterrupted, verifiedExport, type Round } from '../crash/rounds';
import { killedUnderIngest } from './killed-ingest';
import { killedUnderPages } from './killed-pages';
import type { FaultOptions, FaultReport } from './options';
import { OwnServer } from './own-server';

/** Kills a Neo4j server of our own under loads, half of so many times, and then under pages. */
export async function kills(options: FaultOptions): Promise<FaultReport> {
  const { folder, times, rows, seed, log } = options;
  const rng = seededRng(`server killed ${seed}`);
  const written = writeCrashDeliveries(path.join(folder, 'deliveries'), rows, seed);
  const server = await OwnServer.start(path.join(folder, 'neo4j'), log);
  try {
    const round = (name: string): Round => ({
      home: path.join(folder, name),
      ...written,
      server: server.settings,
    });
    await emptyServer(server.access);
    const reference = await uninterrupted(round('reference'));
    log(`undisturbed: ${(reference.took / 1000).toFixed(1)} s`);
    const shared = { server, rng, log };
    const half = Math.ceil(times / 2);
    const loads = await killedUnderIngest({
      ...shared,
      reference,
      took: reference.took,
      round,
      times: half,
    });
    const { home, settings } = loads;
    const pages = await killedUnderPages({ ...shared, settings, times: times - half });
    const held = { export: await verifiedExport(home, settings), files: reference.files };
    const all = [...loads.kills, ...pages.kills];
    const { counted, addresses } = pages;
    return {
      times: all.length,
      differences: [...loads.differences, ...counted.differences, ...differences(reference, held)],
      table: [
        ['killed under', 'when', 'away', 'what came of it'],
        ...all.map(({ under, moment, away, came }) => [under, moment, away, came]),
      ],
      notes: [
        `${counted.asked} answers to ${addresses} addresses of pages, /health and /ready; the slowest took ${(counted.slowest / 1000).toFixed(1)} s.`,
        ...[...counted.statuses].sort().map(([what, n]) => `${what}: ${n}`),
      ],
    };
  } finally {
    await server.stop();
  }
}
