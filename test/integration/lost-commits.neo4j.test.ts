/** On Neo4j a commit whose reply is lost is sent again, and what it did is done once. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { lostCommits } from '../../scripts/neo4j-faults/lost-commits';
import { openNeo4j } from '../../src/graph/neo4j/store';
import { step } from '../../src/graph/store';
import { boltProxy } from '../support/bolt-proxy';
import { rowsOf } from '../support/conformance/known';
import { WRITE_CHANGES } from '../support/conformance/writes';
import { emptyServer, testServer } from '../support/neo4j';

const server = testServer();

test('a load whose commits lose their replies leaves what one leaves whose do not', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-lost-'));
  try {
    const options = { times: 8, rows: 600, seed: 'lost', folder, log: () => undefined };
    expect(await lostCommits(server, options)).toEqual({ times: 8, differences: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 600_000);

test('records, their namings and months are there once', async () => {
  await emptyServer(server);
  await (await openNeo4j(server)).close();
  const proxy = await boltProxy(server.uri, (commit) => commit % 2 === 1);
  const store = await openNeo4j({ ...server, uri: proxy.uri });
  try {
    const entities = ['a', 'b'].map((id) => ({
      id,
      kind: 'person',
      register: 'staff',
      force: 'TF',
      nativeId: id,
    }));
    const [columns] = WRITE_CHANGES['records/create-columns']({ entities: [] } as never);
    if (!columns) throw new Error('no columns');
    await store.write([
      step('entities/merge', { entities }),
      step('records/create-columns', columns),
      step('records/name-columns', { records: ['r3', 'r3'], entities: ['a', 'a'], roles: ['one', 'two'] }),
      step('contacts/remove', { contacts: [{ id: 'm', from: 'a', to: 'b' }] }),
      step('contacts/create', { contacts: [{ from: 'a', to: 'b', properties: { id: 'm' } }] }),
    ]);
    expect(proxy.dropped).toBeGreaterThan(0);
    const [counts] = await rowsOf(
      store,
      'MATCH (r:Record) WITH count(r) AS records MATCH ()-[n:NAMES]->() WITH records, count(n) AS namings MATCH ()-[c:CONTACT]->() RETURN records, namings, count(c) AS months',
    );
    expect(counts).toEqual({ records: 2, namings: 2, months: 1 });
  } finally {
    await store.close();
    await proxy.close();
  }
});
