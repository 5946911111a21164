import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Catalogue, partsOf, readingOf, type Load, type Part } from '../catalogue';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { identityPath } from '../load/leftovers';
import { contactsTable, eventsTable } from '../schema';
import { isIdentityWrong } from './identity';
import type { Reading } from './parts';
import { PlumblineError } from '../../shared/errors';
import { several } from '../../shared/several';

/** What the archive says that it holds, and where its files do not agree with that. */
export interface HeldEvents {
  /** Files of Parquet checked. */
  readonly checked: number;
  readonly differences: readonly { readonly file: string; readonly message: string }[];
  /** Each delivered file that was loaded. */
  readonly readings: readonly HeldReading[];
  /** Contact months that have events, each with their number. */
  readonly months: ReadonlyMap<string, number>;
}

/** One delivered file that was loaded, once or, where unknown entries came to be known, several times. */
export interface HeldReading extends Pick<Load, 'supplier' | 'delivery' | 'file'> {
  readonly reading: string;
  /** Rows accepted when it was loaded: those that it owns, and those that other files have taken over since. */
  readonly accepted: number;
  /** Rows read and refused, of each load. */
  readonly loads: readonly Pick<Load, 'rows' | 'rejected'>[];
}

/**
 * Hashes every file of the archive against its catalogue and counts its rows, and where nothing is amiss counts anew what
 * each load owns, and the contact months from what is in them.
 */
export async function heldEvents(reading: Reading): Promise<HeldEvents> {
  const { duck, folder } = reading;
  const catalogue = Catalogue.read(folder);
  const { loads } = catalogue;
  const differences: { file: string; message: string }[] = [];
  const parts = loads.flatMap(partsOf);
  for (const part of parts) {
    const fault = await faultOf(duck, folder, part);
    if (fault) differences.push({ file: part.path, message: fault });
  }
  if (differences.length === 0) differences.push(...(await ownedOtherwise(duck, folder, catalogue)));
  if (differences.length === 0) differences.push(...(await keptOtherwise(reading, loads)));
  const months = new Map<string, number>();
  if (differences.length === 0 && loads.length > 0) {
    const sql = `SELECT k.id AS id, CAST(sum(k.events) AS INTEGER) AS events FROM ${contactsTable(folder, loads)} k GROUP BY k.id`;
    for await (const batch of duck.stream<{ id: string; events: number }>(sql)) {
      for (const { id, events } of batch) if (events > 0) months.set(id, events);
    }
  }
  return { checked: parts.length, differences, readings: readingsOf(catalogue), months };
}

function readingsOf(catalogue: Catalogue): HeldReading[] {
  const readings = new Map<string, Load[]>();
  for (const load of catalogue.loads) {
    const reading = readingOf(load.load);
    readings.set(reading, [...(readings.get(reading) ?? []), load]);
  }
  return [...readings].flatMap(([reading, loads]) =>
    loads.slice(0, 1).map(({ supplier, delivery, file }) => ({
      reading,
      supplier,
      delivery,
      file,
      accepted: catalogue.acceptedOf(reading),
      loads,
    })),
  );
}

/** Of what is worked out from the parts and kept: it may be deleted at any time. */
async function keptOtherwise(
  reading: Reading,
  loads: readonly Load[],
): Promise<{ file: string; message: string }[]> {
  const message =
    'The ids that it keeps are not those of the rows. Stop whatever holds the data folder and delete this file: it is made again.';
  const found: { file: string; message: string }[] = [];
  for (const load of loads) {
    const isWrong = await isIdentityWrong(reading, load).catch((error: unknown) => {
      if (error instanceof PlumblineError) throw error;
      return true;
    });
    if (isWrong) found.push({ file: identityPath(load), message });
  }
  return found;
}

async function ownedOtherwise(
  duck: Duck,
  folder: string,
  catalogue: Catalogue,
): Promise<{ file: string; message: string }[]> {
  const owned = new Map<string, number>();
  for (const source of catalogue.sources()) {
    const rows = await duck.rows<{ load: string; n: bigint }>(
      `SELECT load, count(*) AS n FROM ${eventsTable(folder, catalogue.of(source), [])} GROUP BY load`,
    );
    for (const { load, n } of rows) owned.set(load, Number(n));
  }
  return catalogue.loads.flatMap((load) => {
    const rows = owned.get(load.load) ?? 0;
    const message = `${rows} of its rows ${rows === 1 ? 'is' : 'are'} the load's, the catalogue says ${load.accepted}.`;
    return rows === load.accepted ? [] : [{ file: load.events.path, message }];
  });
}

async function faultOf(duck: Duck, folder: string, part: Part): Promise<string | undefined> {
  const file = path.join(folder, part.path);
  if (!existsSync(file)) return 'It is missing.';
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') !== part.sha256) return 'Its bytes are not those that were written.';
  const [held] = await duck.rows<{ n: bigint }>(
    `SELECT count(*) AS n FROM read_parquet(${literal(file)}, hive_partitioning = false)`,
  );
  const rows = Number(held?.n ?? 0);
  return rows === part.rows ? undefined : `It has ${several(rows, 'row')}, the catalogue says ${part.rows}.`;
}
