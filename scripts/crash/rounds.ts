import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { randomInt, type Rng } from '../../src/shared/random';
import { sha256 } from '../../src/shared/hash';
import { answerOf, runPlumbline, startPlumbline } from './plumbline';
import { readerOfAll, writeAccess } from '../reader-of-all';

const counts = z.object({
  file: z.string(),
  rows: z.number(),
  accepted: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  skipped: z.number(),
  superseded: z.number(),
  closed: z.number(),
  unresolved: z.number(),
});
const report = z.object({ deliveries: z.array(z.object({ files: z.array(counts) })) });
const verdict = z.object({ ok: z.boolean(), differences: z.array(z.object({ message: z.string() })) });
export type Counts = z.output<typeof counts>;

/** What a finished data folder holds. */
export interface Held {
  readonly export: Buffer;
  readonly files: readonly Counts[];
}

/** Where to load, and what. */
export interface Round {
  /** A data folder of its own, not there yet. */
  readonly home: string;
  readonly before: string;
  readonly interrupted: string;
  /** NEO4J_URI and what goes with it; nothing for the embedded engine. */
  readonly server: Readonly<Record<string, string>>;
}

/** Makes the data folder and loads the delivery that stands before the one to be interrupted. */
export async function prepare(round: Round): Promise<Readonly<Record<string, string>>> {
  writeAccess(round.home, [readerOfAll('all', ['ALDER'], true)]);
  const settings = {
    ...round.server,
    PLUMBLINE_HOME: round.home,
    PLUMBLINE_ID_KEY: 'c4'.repeat(32),
    PLUMBLINE_USER: 'all',
  };
  await answerOf(['ingest', round.before], settings);
  return settings;
}

/** Loads without an interruption. Gives how long the load took, in milliseconds, what it left, and with which settings. */
export async function uninterrupted(
  round: Round,
): Promise<Held & { readonly took: number; readonly settings: Readonly<Record<string, string>> }> {
  const settings = await prepare(round);
  const started = performance.now();
  const body = await answerOf(['ingest', round.interrupted], settings);
  const took = performance.now() - started;
  return { took, settings, ...(await heldBy(round, settings, body)) };
}

/**
 * Loads with up to `kills` kills, each kill -9 at a moment drawn evenly over the time that a whole load takes, and the
 * same command again after each, until one ends by itself. Gives what was left and what was under way at each kill.
 */
export async function killed(
  round: Round,
  kills: number,
  took: number,
  rng: Rng,
): Promise<Held & { readonly killedAt: readonly string[] }> {
  const settings = await prepare(round);
  const killedAt: string[] = [];
  while (killedAt.length < kills) {
    const run = startPlumbline(['ingest', round.interrupted, '--json'], settings);
    const moment = randomInt(rng, Math.ceil(took));
    const woken = new AbortController();
    const first = await Promise.race([
      run.ended.then(() => 'ended' as const),
      sleep(moment, 'moment' as const, { signal: woken.signal }),
    ]);
    if (first === 'moment') run.child.kill('SIGKILL');
    else woken.abort();
    const { status, stdout, stderr } = await run.ended;
    if (status === null) {
      killedAt.push(`${(moment / 1000).toFixed(2)} s: ${run.toldLast() || 'nothing told yet'}`);
      continue;
    }
    if (status !== 0)
      throw new Error(`A load that was not killed ended with ${status}: ${stderr.slice(-2000)}`);
    return { killedAt, ...(await heldBy(round, settings, JSON.parse(stdout))) };
  }
  const body = await answerOf(['ingest', round.interrupted], settings);
  return { killedAt, ...(await heldBy(round, settings, body)) };
}

/** What a load left, whose answer was `body`. Throws Error where `verify` finds a fault in it. */
export async function heldBy(
  { home }: Pick<Round, 'home'>,
  settings: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Held> {
  return {
    export: await verifiedExport(home, settings),
    files: report.parse(body).deliveries.flatMap((d) => d.files),
  };
}

/** The canonical export of a data folder. Throws Error where `verify` finds a fault in it. */
export async function verifiedExport(
  home: string,
  settings: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const { ok, differences } = verdict.parse(await answerOf(['verify'], settings));
  if (!ok) throw new Error(`verify: ${differences.map((d) => d.message).join(' ')}`);
  const out = path.join(home, 'export.ndjson');
  rmSync(out, { force: true });
  const { status, stderr } = await runPlumbline(['export', '--out', out], settings);
  if (status !== 0) throw new Error(`plumbline export ended with ${status}: ${stderr.slice(-2000)}`);
  return readFileSync(out);
}

/**
 * What differs between a load that was killed and one that was not; nothing where they are alike. A load that was killed
 * after its last write finds every row there already: then its rows must all be duplicates of as many accepted ones.
 */
export function differences(reference: Held, held: Held): string[] {
  const found: string[] = [];
  if (!held.export.equals(reference.export)) {
    const [ours, theirs] = [reference, held].map((h) => h.export.toString('utf8').split('\n'));
    const line = ours?.findIndex((text, i) => text !== theirs?.[i]) ?? -1;
    found.push(
      `export: ${sha256(reference.export.toString('utf8'))} of ${ours?.length} lines became ${theirs?.length}; line ${line + 1}: ${ours?.[line] ?? ''} became ${theirs?.[line] ?? ''}`,
    );
  }
  const again = held.files.every((f) => f.accepted === 0);
  const known = (files: readonly Counts[]): string =>
    JSON.stringify(again ? files.map((f) => [f.file, f.rows, f.accepted + f.duplicate, f.rejected]) : files);
  if (known(held.files) !== known(reference.files))
    found.push(`counts: ${known(reference.files)} became ${known(held.files)}`);
  return found;
}
