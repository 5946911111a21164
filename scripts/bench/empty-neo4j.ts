import neo4j from 'neo4j-driver';

/** Takes everything out of a database that is there for tests and benchmarks. */
export async function emptyNeo4j(server: { uri: string; user?: string; password?: string }): Promise<void> {
  const auth = server.user === undefined ? undefined : neo4j.auth.basic(server.user, server.password ?? '');
  const driver = neo4j.driver(server.uri, auth);
  const session = driver.session();
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
