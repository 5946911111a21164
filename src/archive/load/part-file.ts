import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Part } from '../catalogue';
import { syncFolder } from '../catalogue';
import { literal } from '../compile/sql';
import type { Duck } from '../duck';
import { PARQUET } from './judge';

/**
 * Writes what a SELECT gives as a Parquet file of the archive, durably. It is written elsewhere and put in place when it is
 * whole; no reader sees it before the catalogue names it.
 */
export async function writePart(duck: Duck, folder: string, name: string, select: string): Promise<Part> {
  const written = path.join(folder, 'work', 'part.parquet');
  const [count] = await duck.rows<{ Count: bigint }>(`COPY (${select}) TO ${literal(written)} ${PARQUET}`);
  return keepPart(folder, name, written, Number(count?.Count ?? 0));
}

/** Puts a Parquet file that is whole into the archive, durably, and tells its digest, computed here where it is not given. */
export async function keepPart(
  folder: string,
  name: string,
  written: string,
  rows: number,
  digest = fileDigest(written),
): Promise<Part> {
  const target = path.join(folder, name);
  const sha256 = await digest;
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const handle = openSync(written, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  const bytes = statSync(written).size;
  renameSync(written, target);
  syncFolder(path.dirname(target));
  return { path: name, rows, sha256, bytes };
}

/** SHA-256 of a file's bytes, hex. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
