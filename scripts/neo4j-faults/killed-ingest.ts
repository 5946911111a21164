import { setTimeout as sleep } from 'node:timers/promises';
import { emptyServer } from '../../test/support/neo4j';
import type { Rng } from '../../src/shared/random';
import { startPlumbline } from '../crash/plumbline';
import { differences, heldBy, prepare, type Held, type Round } from '../crash/rounds';
import { endedInTime, holdsLease, SHARE_OF_LOADING } from './loading';
import type { OwnServer } from './own-server';

/** What a load that cannot go on has to say. */
const GOES_ON = 'What was loaded stays; run the same command again to go on.';

/** One kill of the server, for the table. */
export interface Kill {
  readonly moment: string;
  readonly away: string;
  readonly came: string;
}

interface Told {
  readonly kills: Kill[];
  readonly differences: string[];
}

/** What the loads are compared with, and where they are done. */
export interface IngestKills {
  readonly server: OwnServer;
  readonly reference: Held;
  /** How long a load takes, in milliseconds. */
  readonly took: number;
  readonly round: (name: string) => Round;
  readonly times: number;
  readonly rng: Rng;
  readonly log: (line: string) => void;
}

/**
 * Kills the server under a load so many times. It stays away by turns for as long as it takes to start it, which the load
 * waits out, and until the load has given up, which says that the same command goes on; that command is given again.
 */
export async function killedUnderIngest(asked: IngestKills): Promise<Told> {
  const { server, reference, times, log } = asked;
  const told: Told = { kills: [], differences: [] };
  for (let number = 1; ; number++) {
    await emptyServer(server.access);
    const round = asked.round(`killed-${number}`);
    const settings = await prepare(round);
    const body = await broughtThrough(asked, round, settings, told);
    const now = differences(reference, await heldBy(round, settings, body));
    log(`load ${number}: ${now.length === 0 ? 'the same export and counts, verified' : now.join('; ')}`);
    told.differences.push(...now);
    if (told.kills.length >= times) return told;
  }
}

/** Gives the answer of the run that came to its end. */
async function broughtThrough(
  asked: IngestKills,
  round: Round,
  settings: Readonly<Record<string, string>>,
  told: Told,
): Promise<unknown> {
  for (;;) {
    const run = startPlumbline(['ingest', round.interrupted, '--json'], settings);
    const cut =
      told.kills.length < asked.times ? await cutOff(asked, run, told.kills.length % 2 === 0) : undefined;
    const { status, stdout, stderr } = await endedInTime(run);
    if (cut) {
      const after = seconds(performance.now() - cut.at);
      if (!cut.waitedOut) await asked.server.again();
      const came =
        status === 0 ? `went on by itself, done after ${after}` : `ended with ${status} after ${after}`;
      const goesOn = stderr.includes(GOES_ON);
      const how =
        status === 0 ? '' : goesOn ? ', saying that the same command goes on' : ', NOT saying how to go on';
      told.kills.push({ moment: cut.moment, away: cut.away, came: `${came}${how}` });
      asked.log(`kill ${told.kills.length}: ${Object.values(told.kills.at(-1) ?? {}).join(' | ')}`);
      if (status !== 0 && (status !== 1 || !goesOn))
        told.differences.push(`ingest ended with ${status} and said: ${stderr.slice(-600)}`);
    } else if (status !== 0) {
      throw new Error(`A load that was left alone ended with ${status}: ${stderr.slice(-2000)}`);
    }
    if (status === 0) return JSON.parse(stdout) as unknown;
  }
}

/** Kills the server under a run that has the right to load. Undefined where that was through before. */
async function cutOff(
  { server, took, rng }: IngestKills,
  run: ReturnType<typeof startPlumbline>,
  waitedOut: boolean,
): Promise<{ at: number; moment: string; away: string; waitedOut: boolean } | undefined> {
  if (!(await holdsLease(server.access, run.child))) return undefined;
  const moment = rng() * took * SHARE_OF_LOADING;
  if (await Promise.race([run.ended, sleep(moment)])) return undefined;
  await server.kill();
  const at = performance.now();
  const last = run.toldLast().replace(/,.*/, '') || 'nothing told yet';
  if (waitedOut) await server.again();
  const away = waitedOut ? `${seconds(performance.now() - at)}, its start` : 'until the load gave up';
  return { at, moment: `${seconds(moment)} into the load (${last})`, away, waitedOut };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
