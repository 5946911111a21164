import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDriver, type TestServer } from '../../test/support/neo4j';
import type { Ended, startPlumbline } from '../crash/plumbline';

type Run = ReturnType<typeof startPlumbline>;

/** Of the time from the start of a load's process to its end, what is spent with the right to load. */
export const SHARE_OF_LOADING = 0.6;

const ASKED_EVERY_MS = 25;
/** A right to load runs out after a minute, a transaction that was cut off after another: what has not ended hangs. */
const ENDS_WITHIN_MS = 240_000;

/** Waits until this process has the right to load. False where it ended before it was seen to have it. */
export async function holdsLease(server: TestServer, child: ChildProcess): Promise<boolean> {
  const driver = openDriver(server);
  try {
    while (child.exitCode === null && child.signalCode === null) {
      const { records } = await driver.executeQuery(
        "MATCH (m:LedgerMark {id: 'loader'}) RETURN m.owner AS owner",
      );
      const owner = (records[0]?.get('owner') ?? '') as string;
      if (owner.split('/')[1] === String(child.pid)) return true;
      await sleep(ASKED_EVERY_MS);
    }
    return false;
  } finally {
    await driver.close();
  }
}

/** Lets the right to load run out now, whoever has it, as a minute would. */
export async function runOut(server: TestServer): Promise<void> {
  const driver = openDriver(server);
  try {
    await driver.executeQuery("MATCH (m:LedgerMark {id: 'loader'}) SET m.expires = timestamp() - 1");
  } finally {
    await driver.close();
  }
}

/** Waits for the end of a run. Throws Error where it hangs, and ends it. */
export async function endedInTime(run: Run): Promise<Ended> {
  const timer = new AbortController();
  const late = sleep(ENDS_WITHIN_MS, undefined, { signal: timer.signal }).catch(() => undefined);
  const ended = await Promise.race([run.ended, late]);
  timer.abort();
  if (ended) return ended;
  run.child.kill('SIGKILL');
  throw new Error(`A load did not end within ${ENDS_WITHIN_MS / 1000} s: ${run.toldLast()}`);
}
