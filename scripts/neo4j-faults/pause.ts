import { setTimeout as sleep } from 'node:timers/promises';
import type { TestServer } from '../../test/support/neo4j';
import { startPlumbline, type Ended } from '../crash/plumbline';
import { endedInTime, holdsLease, runOut } from './loading';
import { stored, written } from './stored';

/** Whoever has the right to load and is not through by then waits for the archive, which the one that is stopped has open. */
const WAITS_FOR_FILES_MS = 90_000;

/** Who is stopped when, and who loads meanwhile. */
export interface Pause {
  readonly server: TestServer;
  readonly settings: Readonly<Record<string, string>>;
  /** The delivery of the loader that is stopped, and of the one that takes over. */
  readonly first: string;
  readonly second: string;
  readonly home: string;
  /** Milliseconds from when it has the right to load until it is stopped. */
  readonly after: number;
  /** True where the right is to run out by itself. */
  readonly wholeLease: boolean;
}

/** What came of it. */
export interface Paused {
  readonly at: string;
  readonly stopped: string;
  readonly meanwhile: string;
  /** The answer of the one that took over. */
  readonly second: unknown;
  /** How the one that was stopped ended. */
  readonly said: string;
  readonly faults: readonly string[];
}

/**
 * How a load ended; one that was kept out by what the stopped one held at that moment (the anchor) says that the same command
 * goes on, and is asked once more, now that nobody is stopped.
 */
async function endedOrAgain(
  second: ReturnType<typeof startPlumbline>,
  { second: delivery, settings }: Pause,
): Promise<Ended> {
  const ended = await endedInTime(second);
  const goesOn = ended.status === 1 && ended.stderr.includes('run the same command again to go on');
  return goesOn ? endedInTime(startPlumbline(['ingest', delivery, '--json'], settings)) : ended;
}

/** Stops a loader, lets another load, and lets the first go on. Undefined where it was through before it could be stopped. */
export async function pause(asked: Pause): Promise<Paused | undefined> {
  const { server, settings, home } = asked;
  const first = startPlumbline(['ingest', asked.first, '--json'], settings);
  if (!(await holdsLease(server, first.child))) throw new Error((await first.ended).stderr);
  if (await Promise.race([first.ended, sleep(asked.after)])) return undefined;
  const stoppedAt = performance.now();
  first.child.kill('SIGSTOP');
  const at = first.toldLast().replace(/,.*/, '') || 'nothing told yet';
  const stopped = (): string => `${((performance.now() - stoppedAt) / 1000).toFixed(0)} s`;
  try {
    if (!asked.wholeLease) await runOut(server);
    const second = startPlumbline(['ingest', asked.second, '--json'], settings);
    await holdsLease(server, second.child);
    const done = await Promise.race([second.ended, sleep(WAITS_FOR_FILES_MS)]);
    const before = done ? await stored(server, home) : undefined;
    const meanwhile = done ? `the second loaded, in ${stopped()}` : 'the second was not through yet';
    first.child.kill('SIGCONT');
    const ended = await endedInTime(first);
    const last = ended.stderr.trim().split('\n').at(-1) ?? '';
    const faults = before ? written(before, await stored(server, home)).map((what) => `wrote: ${what}`) : [];
    if (ended.status !== 1) faults.push(`the one that was stopped ended with ${ended.status}: ${last}`);
    if (!last.includes(`process ${second.child.pid} on `))
      faults.push(`it does not say who took over: ${last}`);
    const { status, stdout, stderr } = await endedOrAgain(second, asked);
    if (status !== 0) throw new Error(`The one that took over ended with ${status}: ${stderr.slice(-2000)}`);
    const said = `ends with ${ended.status}: ${last.replace(/^plumbline: /, '').replace(/process \d+ on [^)]*/, 'process N on HOST')}`;
    return { at, stopped: stopped(), meanwhile, second: JSON.parse(stdout) as unknown, said, faults };
  } finally {
    first.child.kill('SIGCONT');
    first.child.kill('SIGKILL');
  }
}
