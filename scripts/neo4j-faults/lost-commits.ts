import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { boltProxy } from '../../test/support/bolt-proxy';
import { emptyServer, serverSettings, type TestServer } from '../../test/support/neo4j';
import { writeCrashDeliveries } from '../crash/deliveries';
import { differences, uninterrupted } from '../crash/rounds';
import type { FaultOptions, FaultReport } from './options';

/** Loads through a connection that loses the replies to commits, round after round, until as many were lost as asked. */
export async function lostCommits(server: TestServer, options: FaultOptions): Promise<FaultReport> {
  const { folder, times, rows, seed, log } = options;
  const rng = seededRng(`lost commits ${seed}`);
  const written = writeCrashDeliveries(path.join(folder, 'deliveries'), rows, seed);
  const direct = serverSettings(server);
  await emptyServer(server);
  const reference = await uninterrupted({ home: path.join(folder, 'reference'), ...written, server: direct });
  const found: string[] = [];
  let lost = 0;
  for (let round = 1; lost < times; round++) {
    await emptyServer(server);
    let before = false;
    // Never two in a row: what is sent again gets through, as it does where a connection breaks now and then.
    const drops = (): boolean => (before = !before && lost + proxy.dropped < times && rng() < 0.6);
    const proxy = await boltProxy(server.uri, drops);
    try {
      const through = { ...direct, NEO4J_URI: proxy.uri };
      const home = path.join(folder, `round-${round}`);
      const held = await uninterrupted({ home, ...written, server: through });
      const now = differences(reference, held);
      log(
        `round ${round}: ${proxy.dropped} of ${proxy.commits} replies to a commit lost; ${now.length === 0 ? 'the same export and counts, verified' : now.join('; ')}`,
      );
      found.push(...now);
    } finally {
      lost += proxy.dropped;
      await proxy.close();
    }
  }
  return { times: lost, differences: found };
}
