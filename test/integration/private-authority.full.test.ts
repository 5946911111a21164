/** A Neo4j server whose certificate a private authority issued is trusted where that authority is named, and else not. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createServer, type Server } from 'node:tls';
import { runPlumbline } from '../../scripts/crash/plumbline';
import { boltSpeaker } from '../support/bolt-server';
import { privateAuthority, type Authority } from '../support/certificates';
import { settingsOf } from '../support/two-at-once';

const YESTERDAY = new Date(Date.now() - 86_400_000);
/** It is spoken with, over TLS: only then can it refuse the password. */
const REACHED = ['refused the user or the password', 'Neo.ClientError.Security.Unauthorized'] as const;

let folder: string;
let authority: Authority;
let file: string;
let server: Server | undefined;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-authority-'));
  authority = privateAuthority();
  file = path.join(folder, 'authority.pem');
  writeFileSync(file, authority.certificate);
});
afterEach(() => server?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A server of that certificate on a port of its own. */
async function serving(certificate: { cert: string; key: string }): Promise<number> {
  const speaker = boltSpeaker({
    refuses: ['LOGON', 'Neo.ClientError.Security.Unauthorized', 'authentication failure'],
  });
  server = createServer(certificate, (socket) => {
    socket.on('error', () => undefined);
    socket.on(
      'data',
      speaker((part) => void socket.write(part)),
    );
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test.each([
  ['named, bolt+s', 'bolt+s://localhost', true, undefined, REACHED],
  ['named, neo4j+s', 'neo4j+s://localhost', true, undefined, REACHED],
  [
    'not named',
    'bolt+s://localhost',
    false,
    undefined,
    [
      'is not trusted. Name the file of the authority that issued it with NODE_EXTRA_CA_CERTS',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  ],
  [
    'named, another host',
    'bolt+s://127.0.0.1',
    true,
    undefined,
    ['is for another host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ],
  ['named, run out', 'bolt+s://localhost', true, YESTERDAY, ['has run out', 'CERT_HAS_EXPIRED']],
] as const)('an authority that is %s', async (_what, address, isNamed, validUntil, [message, cause]) => {
  const port = await serving(authority.issue('localhost', validUntil));
  const ended = await runPlumbline(
    ['verify'],
    settingsOf(path.join(folder, 'home'), {
      NEO4J_URI: `${address}:${port}`,
      NEO4J_USER: 'neo4j',
      NEO4J_PASSWORD: 'secret',
      NODE_EXTRA_CA_CERTS: isNamed ? file : '',
    }),
  );
  expect(ended).toMatchObject({ status: 1, stdout: '' });
  const [said, told] = ended.stderr.trim().split('\n');
  expect(said).toContain(message);
  expect(told).toContain(`plumbline: cause: ${cause}`);
});
