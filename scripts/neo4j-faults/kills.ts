import path from 'node:path';
import { seededRng, type Rng } from '../../src/shared/random';
import { emptyServer } from '../../test/support/neo4j';
import { writeCrashDeliveries } from '../crash/deliveries';
import { differences, uninterrupted, verifiedExport, type Round } from '../crash/rounds';
import { killedUnderIngest, type Kill } from './killed-ingest';
import { killedUnderPages } from './killed-pages';
import type { FaultOptions, FaultReport } from './options';
import { OwnServer } from './own-server';

/** A server of our own with one data folder that was loaded undisturbed. */
interface Loaded {
  readonly server: OwnServer;
  readonly reference: Awaited<ReturnType<typeof uninterrupted>>;
  readonly round: (name: string) => Round;
  readonly rng: Rng;
}

/** Kills the server under loads, each of which is brought through all the same. */
export function killsUnderLoads(options: FaultOptions): Promise<FaultReport> {
  return withLoaded(options, async (loaded) => {
    const { kills, differences: found } = await killedUnderIngest({
      ...loaded,
      took: loaded.reference.took,
      times: options.times,
      log: options.log,
    });
    return { times: kills.length, differences: found, table: tableOf(kills) };
  });
}

/** Kills the server under pages that are asked for; what is held afterwards is what was held before. */
export function killsUnderPages(options: FaultOptions): Promise<FaultReport> {
  const { times, log } = options;
  return withLoaded(options, async ({ server, reference, round, rng }) => {
    const { settings, files } = reference;
    const { kills, counted, addresses } = await killedUnderPages({ server, settings, times, rng, log });
    const after = { export: await verifiedExport(round('reference').home, settings), files };
    return {
      times: kills.length,
      differences: [...counted.differences, ...differences(reference, after)],
      table: tableOf(kills),
      notes: [
        `${counted.asked} answers to ${addresses} addresses of pages, /health and /ready`,
        ...[...counted.slowest].map(([stood, ms]) => `slowest, server ${stood}: ${(ms / 1000).toFixed(1)} s`),
        ...[...counted.statuses].sort().map(([what, n]) => `${what}: ${n}`),
      ],
    };
  });
}

async function withLoaded(
  { folder, rows, seed, log }: FaultOptions,
  work: (loaded: Loaded) => Promise<FaultReport>,
): Promise<FaultReport> {
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
    return await work({ server, reference, round, rng: seededRng(`server killed ${seed}`) });
  } finally {
    await server.stop();
  }
}

function tableOf(kills: readonly Kill[]): string[][] {
  return [
    ['killed', 'away', 'what came of it'],
    ...kills.map(({ moment, away, came }) => [moment, away, came]),
  ];
}
