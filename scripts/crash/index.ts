import path from 'node:path';
import { seededRng } from '../../src/shared/random';
import { writeCrashDeliveries } from './deliveries';
import { differences, killed, uninterrupted, type Round } from './rounds';

export interface CrashOptions {
  readonly rows: number;
  readonly kills: number;
  readonly seed: string;
  /** An empty folder for deliveries and data folders. */
  readonly folder: string;
  readonly server: Readonly<Record<string, string>>;
  /** Takes out what a round left in a database that the rounds share. */
  readonly empty: () => Promise<void>;
  readonly log: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  /** Loads that were brought to their end. */
  readonly rounds: number;
  readonly exported: number;
  readonly differences: readonly string[];
}

/** Kills a load at random moments and resumes it, round after round, until it was killed as often as asked. */
export async function crash(options: CrashOptions): Promise<CrashReport> {
  const { folder, kills, log } = options;
  const rng = seededRng(`kill ${options.seed}`);
  const written = writeCrashDeliveries(path.join(folder, 'deliveries'), options.rows, options.seed);
  const round = (name: string): Round => ({
    home: path.join(folder, name),
    ...written,
    server: options.server,
  });
  await options.empty();
  const reference = await uninterrupted(round('reference'));
  const exported = reference.export.toString('utf8').split('\n').length - 1;
  log(`uninterrupted: ${(reference.took / 1000).toFixed(1)} s, ${exported} lines exported`);
  const found: string[] = [];
  let done = 0;
  let rounds = 0;
  while (done < kills) {
    rounds += 1;
    await options.empty();
    const held = await killed(round(`round-${rounds}`), kills - done, reference.took, rng);
    done += held.killedAt.length;
    for (const moment of held.killedAt) log(`round ${rounds}: killed after ${moment}`);
    const now = differences(reference, held);
    log(`round ${rounds}: ${now.length === 0 ? 'the same export and counts, verified' : now.join('; ')}`);
    found.push(...now);
  }
  return { kills: done, rounds, exported, differences: found };
}
