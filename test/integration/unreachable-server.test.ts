/** A command whose Neo4j server is not to be had ends, and says why. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { runPlumbline } from '../../scripts/crash/plumbline';
import { boltServer } from '../support/bolt-server';
import { settingsOf } from '../support/two-at-once';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-outage-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const verify = (server: Readonly<Record<string, string>>) =>
  runPlumbline(['verify'], settingsOf(path.join(folder, 'home'), server));

test('a port that never answers does not keep the process', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  try {
    const NEO4J_URI = `bolt://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const started = Date.now();
    const ended = await verify({ NEO4J_URI, NEO4J_WAIT_SECONDS: '1' });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toMatch(/Neo4j/);
    expect(Date.now() - started).toBeLessThan(15_000);
  } finally {
    silent.close();
  }
});

test('a server that refuses the password is told with its code, and the password is not', async () => {
  const bolt = await boltServer({
    refuses: [
      'LOGON',
      'Neo.ClientError.Security.Unauthorized',
      'The client is unauthorized (hunter2hunter2)',
    ],
  });
  try {
    const ended = await verify({
      NEO4J_URI: bolt.uri,
      NEO4J_USER: 'neo4j',
      NEO4J_PASSWORD: 'hunter2hunter2',
    });
    expect(ended).toMatchObject({ status: 1, stdout: '' });
    expect(ended.stderr).toBe(
      [
        'plumbline: The Neo4j server refused the user or the password. Correct NEO4J_USER and NEO4J_PASSWORD.',
        'plumbline: cause: Neo.ClientError.Security.Unauthorized\n',
      ].join('\n'),
    );
  } finally {
    await bolt.close();
  }
});
