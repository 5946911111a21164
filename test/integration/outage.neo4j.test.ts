/** On Neo4j whoever cannot be answered is told soon, and why; nothing hangs. */
import { openNeo4j } from '../../src/graph/neo4j/store';
import { step } from '../../src/graph/store';
import { boltProxy } from '../support/bolt-proxy';
import { emptyServer, testServer } from '../support/neo4j';

const server = testServer();
beforeAll(() => emptyServer(server));

const never = () => false;
const said = (message: string) => ({
  code: 'store_unavailable',
  message: expect.stringContaining(message) as string,
});
const direct = server.uri.replace(/^neo4j/, 'bolt');

test('a wrong password, an unknown database and TLS where there is none are told apart', async () => {
  await expect(openNeo4j({ ...server, password: 'wrong' })).rejects.toMatchObject(
    said('refused the user or the password'),
  );
  await expect(openNeo4j({ ...server, database: 'nowhere' })).rejects.toMatchObject(
    said('no database of the name in NEO4J_DATABASE'),
  );
  await expect(openNeo4j({ ...server, uri: direct.replace('bolt', 'bolt+s') })).rejects.toMatchObject(
    said('TLS'),
  );
});

test('a server that falls silent is given up after some five seconds, by reads, writes and readiness', async () => {
  const proxy = await boltProxy(direct, never);
  const store = await openNeo4j({ ...server, uri: proxy.uri });
  try {
    await store.ready();
    proxy.hang();
    const started = Date.now();
    const asked = await Promise.allSettled([
      store.read('ledger/files', {}),
      store.write([step('ledger/release-lease', { owner: 'nobody' })]),
      store.ready(),
    ]);
    expect(Date.now() - started).toBeLessThan(8_000);
    for (const answer of asked)
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'store_unavailable' } });
  } finally {
    await store.close();
    await proxy.close();
  }
}, 60_000);
