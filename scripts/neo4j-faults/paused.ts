import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { emptyServer, serverSettings, type TestServer } from '../../test/support/neo4j';
import { writeDeliveries } from '../../test/support/noninterference/delivered';
import { writeCrashDeliveries } from '../crash/deliveries';
import { answerOf } from '../crash/plumbline';
import { differences, heldBy, prepare, type Held, type Round } from '../crash/rounds';
import type { FaultOptions, FaultReport } from './options';
import { SHARE_OF_LOADING } from './loading';
import { pause } from './pause';
import { stored } from './stored';

/** What is left where nobody was paused. */
interface Reference {
  readonly held: Held;
  readonly months: number;
}

/**
 * Stops a loader (SIGSTOP) in the middle of a load until its right to load has run out and another has loaded, the same
 * delivery and another one by turns, and lets it go on: it is to write nothing more, and to say who took over. The right
 * runs out by itself where `wholeLease` is asked for; else its time is set into the past, once the loader is stopped.
 */
export async function paused(server: TestServer, options: FaultOptions): Promise<FaultReport> {
  const { folder, times, rows, seed, log } = options;
  const rng = seededRng(`paused ${seed}`);
  const deliveries = path.join(folder, 'deliveries');
  const given = writeCrashDeliveries(deliveries, rows, seed);
  const other = writeOther(deliveries);
  const round = (name: string): Round => ({
    home: path.join(folder, name),
    ...given,
    server: serverSettings(server),
  });
  const { took, alone, both } = await undisturbed(server, round('reference'), other);
  log(`undisturbed: ${(took / 1000).toFixed(1)} s, ${alone.months} contact months`);
  const found: string[] = [];
  const table: string[][] = [['stopped', 'at', 'for', 'meanwhile', 'the first, let go on', 'contact months']];
  for (let tried = 1; table.length <= times; tried++) {
    await emptyServer(server);
    const here = round(`paused-${tried}`);
    const settings = await prepare(here);
    const same = table.length % 2 === 1;
    const came = await pause({
      server,
      settings,
      first: here.interrupted,
      second: same ? here.interrupted : other,
      home: here.home,
      after: rng() * took * SHARE_OF_LOADING,
      wholeLease: options.wholeLease === true,
    });
    // The load was through before the moment that was drawn.
    if (!came) continue;
    const body = same ? came.second : await answerOf(['ingest', here.interrupted], settings);
    const { held, months } = same ? alone : both;
    const now = [...came.faults, ...differences(held, await heldBy(here, settings, body))];
    const left = await stored(server, here.home);
    if (left.months !== months || left.different !== months)
      now.push(`${months} contact months became ${left.months}, of which ${left.different} different`);
    const [number, what] = [String(table.length), same ? 'the same delivery' : 'another delivery'];
    table.push([
      number,
      came.at,
      came.stopped,
      `${what}: ${came.meanwhile}`,
      came.said,
      `${left.months} of ${months}`,
    ]);
    log(`pause ${table.at(-1)?.join(' | ') ?? ''}; ${now.length === 0 ? 'as undisturbed' : now.join('; ')}`);
    found.push(...now);
  }
  return { times: table.length - 1, differences: found, table };
}

async function undisturbed(
  server: TestServer,
  round: Round,
  other: string,
): Promise<{ took: number; alone: Reference; both: Reference }> {
  await emptyServer(server);
  const settings = await prepare(round);
  const started = performance.now();
  const body = await answerOf(['ingest', round.interrupted], settings);
  const took = performance.now() - started;
  const reference = async (): Promise<Reference> => ({
    held: await heldBy(round, settings, body),
    months: (await stored(server, round.home)).months,
  });
  const alone = await reference();
  await answerOf(['ingest', other], settings);
  return { took, alone, both: await reference() };
}

/** A delivery of records alone, which waits for nothing that a load of events holds. */
function writeOther(folder: string): string {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    complaint_id: `O${i}`,
    staff_id: `KV-${1000 + i}`,
    received: '2026-05-20',
    category: 'Neglect',
    status: 'open',
    finding: '',
    closed: '',
  }));
  writeDeliveries(folder, [
    { delivery: 'other', suppliedAt: '2026-06-02T09:00:00Z', files: [{ source: 'complaints', rows }] },
  ]);
  return path.join(folder, 'other');
}
