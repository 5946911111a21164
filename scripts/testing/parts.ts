/** The parts of the tests: what each runs, and what it is told. Which files need what stands in jest.config.js. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../halves.mjs';
import { obtainNeo4j } from '../neo4j/server.mjs';
import type { Form, Part } from './jest';
import { ROOT } from './processes';

/** Everything that needs npm packages only. */
export function units(form: Form): Part {
  return { what: 'units and contracts', form, args: [] };
}

/** The tests on Neo4j, one after another since they share the server; `stop` ends it. Throws Error where there is none. */
export async function onNeo4j(
  scratch: string,
  log: (line: string) => void,
): Promise<Part & { stop(): Promise<void> }> {
  const server = await obtainNeo4j({ home: path.join(scratch, 'neo4j'), log });
  return {
    what: 'on Neo4j',
    form: 'full',
    args: ['--runInBand', '--testPathPatterns', String.raw`\.neo4j\.test\.ts$`],
    env: {
      PLUMBLINE_TEST_NEO4J_URI: server.uri,
      PLUMBLINE_TEST_NEO4J_USER: server.user ?? '',
      PLUMBLINE_TEST_NEO4J_PASSWORD: server.password ?? '',
    },
    stop: () => server.stop(),
  };
}

/** The tests of the pages in a browser. Throws Error where there is none. */
export function inBrowser(): Part {
  const browser = findBrowser();
  if (browser === undefined) throw new Error('no Chromium was found (PLUMBLINE_CHROMIUM names one)');
  return {
    what: 'in a browser',
    form: 'full',
    args: ['--runInBand', '--testPathPatterns', String.raw`\.browser\.test\.ts$`],
    env: { PLUMBLINE_CHROMIUM: browser },
  };
}

/** What the fast form leaves to the full one. */
export function onlyInFull(): string[] {
  const suites = ['src', 'test'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.full.test.ts'))
      .map((file) => path.join(folder, file)),
  );
  return [
    'the tests on Neo4j',
    'the tests in a browser',
    ...suites.sort(),
    'lint by types, and format',
    'the larger share of random cases',
  ];
}
