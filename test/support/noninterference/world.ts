import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compose } from '../../../src/compose';
import { readSettings } from '../../../src/config/settings';
import { ask } from '../../../src/operations/ask';
import { operationNamed } from '../../../src/operations/catalogue';
import type { Operation } from '../../../src/operations/operation';
import type { Services } from '../../../src/operations/services';
import { isStream } from '../../../src/operations/stream';
import { PlumblineError } from '../../../src/shared/errors';
import type { Reader } from '../../../src/model/view';
import { writeDeliveries, type Delivered } from './delivered';
import type { Question } from './questions';
import { READER_STAFF } from './visible-force';
import { readerOfAll, writeAccess } from '../../../scripts/reader-of-all';

export const KEY = '7'.repeat(64);

/** An open data folder. */
export interface World {
  readonly services: Services;
  /** Operations that stand in for the product's own: planted leaks. */
  readonly planted?: ReadonlyMap<string, Operation>;
  close(): Promise<void>;
}

/** An empty data folder and its readers: on the embedded engine, or on the Neo4j that `server` names. */
export async function openHome(
  folder: string,
  server: Readonly<Record<string, string>> = {},
): Promise<World> {
  const home = path.join(folder, 'home');
  writeAccess(home, [
    { name: 'reader', staff_id: READER_STAFF, role: 'analyst', compartments: [] },
    readerOfAll('all', ['ALDER'], false),
    { name: 'intake', role: 'administrator', loader: true },
    { name: 'keeper', role: 'administrator' },
  ]);
  // The same for every world, so that two of them hold the same.
  writeFileSync(path.join(home, 'folder.id'), '5'.repeat(32));
  return reopened(folder, server);
}

/** A data folder that is there, opened. */
export function reopened(folder: string, server: Readonly<Record<string, string>> = {}): Promise<World> {
  const home = path.join(folder, 'home');
  return compose(readSettings({ ...server, PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: KEY }), 'test');
}

/** Ingests a delivery folder, or a folder of them, and gives what became of it. */
export async function load({ services }: World, dir: string): Promise<unknown> {
  return ask(services, operationNamed('ingest'), await services.readers.named('intake'), { dir });
}

/** A data folder with these deliveries in it, and its readers. */
export async function openWorld(
  folder: string,
  deliveries: readonly Delivered[],
  server: Readonly<Record<string, string>> = {},
): Promise<World> {
  const world = await openHome(folder, server);
  const dir = path.join(folder, 'deliveries');
  writeDeliveries(dir, deliveries);
  await load(world, dir);
  return world;
}

/** The reader whose answers are compared. */
export function readerOf({ services }: World): Promise<Reader> {
  return services.readers.named('reader');
}

/** What an operation answers the reader, or what stands in for it. Throws what it throws. */
export async function asked(
  world: World,
  { operation, question }: Question,
  given?: Reader,
): Promise<unknown> {
  const { services, planted } = world;
  const reader = given ?? (await readerOf(world));
  return ask(services, planted?.get(operation) ?? operationNamed(operation), reader, question);
}

/** What a reader is told of an error: its code and message. Throws what is no error of the product. */
export function errorText(error: unknown): string {
  if (!(error instanceof PlumblineError)) throw error;
  return `error ${error.code} ${error.message} ${JSON.stringify(error.details)}`;
}

/** What the reader gets, as bytes: the answer, or the error's code and message. */
export async function answerBytes(
  world: World,
  question: Question,
  reader = 'reader',
): Promise<{ text: string; body: unknown }> {
  try {
    const body = await asked(world, question, await world.services.readers.named(reader));
    if (!isStream(body)) return { text: JSON.stringify(body), body };
    const lines: string[] = [];
    for await (const line of body) lines.push(line);
    return { text: lines.join('\n'), body: null };
  } catch (error) {
    return { text: errorText(error), body: null };
  }
}
