import path from 'node:path';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import type { Services } from '../../src/operations/services';
import { readerOfAll, writeAccess } from '../reader-of-all';

export const ENGINES = ['embedded', 'neo4j'] as const;
export type Engine = (typeof ENGINES)[number];

/** A data folder on one engine, opened through the product. */
export interface OpenFolder {
  readonly services: Services;
  close(): Promise<void>;
}

/** One key for every folder, so that the exports of two engines have the same ids. It protects nothing: it is here. */
const ID_KEY = 'e7'.repeat(32);

/**
 * Opens an empty data folder. On Neo4j a server of our own is started beside it, since two data folders need two
 * databases; one that NEO4J_URI names is not touched. Throws Error where no server can be had, saying what is missing.
 */
export async function openFolder(engine: Engine, home: string, zone: string): Promise<OpenFolder> {
  writeAccess(home, [readerOfAll('evaluation', [], true)]);
  const environment = { PLUMBLINE_HOME: home, PLUMBLINE_ID_KEY: ID_KEY, PLUMBLINE_ZONE: zone };
  if (engine === 'embedded') return compose(readSettings(environment), 'evaluate');
  if (process.env['NEO4J_URI'] !== undefined) {
    throw new Error('Unset NEO4J_URI: the evaluation starts servers of its own, and leaves yours alone.');
  }
  const { obtainNeo4j } = await import('../neo4j/server.mjs');
  const server = await obtainNeo4j({
    home: path.join(home, 'neo4j'),
    log: (line) => console.error(line),
    heap: '2g',
  });
  const composed = await compose(
    readSettings({
      ...environment,
      NEO4J_URI: server.uri,
      NEO4J_USER: server.user,
      NEO4J_PASSWORD: server.password,
    }),
    'evaluate',
  );
  return {
    services: composed.services,
    close: async () => {
      await composed.close();
      await server.stop();
    },
  };
}
