import neo4j, { type Driver } from 'neo4j-driver';

/** The server that the Neo4j half of the tests may fill and empty, as `scripts/test.mjs` names it. */
export interface TestServer {
  readonly uri: string;
  readonly user?: string;
  readonly password?: string;
}

/** Throws Error where none is named: this half is left out by not running its files, never by skipping in them. */
export function testServer(): TestServer {
  const uri = process.env['PLUMBLINE_TEST_NEO4J_URI'];
  if (uri === undefined || uri === '') {
    throw new Error(
      'PLUMBLINE_TEST_NEO4J_URI names no server. Run `npm test`, which starts one where it can, or set it, _USER and _PASSWORD to a server that may be emptied.',
    );
  }
  const user = process.env['PLUMBLINE_TEST_NEO4J_USER'];
  const password = process.env['PLUMBLINE_TEST_NEO4J_PASSWORD'];
  return user === undefined || user === '' ? { uri } : { uri, user, password: password ?? '' };
}

/** The settings by which the product reaches that server. */
export function serverSettings(server: TestServer): Record<string, string> {
  return {
    NEO4J_URI: server.uri,
    ...(server.user === undefined ? {} : { NEO4J_USER: server.user, NEO4J_PASSWORD: server.password ?? '' }),
  };
}

/** Takes everything out of a database that is there for tests and benchmarks; its schema stays. */
export async function emptyServer(server: TestServer): Promise<void> {
  const driver = openDriver(server);
  const session = driver.session();
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}

/** A driver of the test's own, to see and change what the product's adapter does not show. */
export function openDriver(server: TestServer): Driver {
  const auth = server.user === undefined ? undefined : neo4j.auth.basic(server.user, server.password ?? '');
  return neo4j.driver(server.uri, auth, { disableLosslessIntegers: true });
}
