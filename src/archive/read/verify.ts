import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Catalogue, type Load, type Part } from '../catalogue';
import { contactsTable } from '../schema';
import type { Reading } from './parts';

/** What the archive says that it holds, and where its files do not agree with that. */
export interface HeldEvents {
  /** Files of Parquet checked. */
  readonly checked: number;
  readonly differences: readonly { readonly file: string; readonly message: string }[];
  /** Each delivered file that was loaded, with the rows that it owns and those that it refused. */
  readonly loads: readonly Pick<Load, 'source' | 'supplier' | 'delivery' | 'file' | 'rows' | 'rejected'>[];
  /** Contact months that have events, each with their number. */
  readonly months: ReadonlyMap<string, number>;
}

/** Hashes every file of the archive against its catalogue, and counts the contact months anew from what is in them. */
export async function heldEvents({ duck, folder }: Reading): Promise<HeldEvents> {
  const { loads } = Catalogue.read(folder);
  const differences: { file: string; message: string }[] = [];
  const parts = loads
    .flatMap((load) => [load.events, load.contacts, load.rejects])
    .filter((part) => part.rows > 0);
  for (const part of parts) {
    const fault = await faultOf(folder, part);
    if (fault) differences.push({ file: part.path, message: fault });
  }
  const months = new Map<string, number>();
  if (differences.length === 0 && loads.length > 0) {
    const sql = `SELECT k.id AS id, CAST(sum(k.events) AS INTEGER) AS events FROM ${contactsTable(folder, loads)} k GROUP BY k.id`;
    for await (const batch of duck.stream<{ id: string; events: number }>(sql)) {
      for (const { id, events } of batch) if (events > 0) months.set(id, events);
    }
  }
  return { checked: parts.length, differences, loads, months };
}

async function faultOf(folder: string, part: Part): Promise<string | undefined> {
  const file = path.join(folder, part.path);
  if (!existsSync(file)) return 'It is missing.';
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex') === part.sha256 ? undefined : 'Its bytes are not those that were written.';
}
