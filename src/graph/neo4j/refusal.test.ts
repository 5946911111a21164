import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { boltServer, type Behaviour } from '../../../test/support/bolt-server';
import { causesOf } from '../../shared/causes';
import { refusalOf } from './refusal';
import { openNeo4j } from './store';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

async function portOf(made: Server): Promise<string> {
  server = made;
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return `127.0.0.1:${(made.address() as AddressInfo).port}`;
}

/** What whoever opens it is told: message and causes. */
async function told(uri: string, more: { waitSeconds?: number } = {}): Promise<[string, string[]]> {
  const error: unknown = await openNeo4j({ uri, user: 'reader', password: 'secret', ...more }).then(
    () => new Error('opened'),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'store_unavailable' });
  return [error instanceof Error ? error.message : '', causesOf(error)];
}

describe.each(['bolt', 'neo4j'])('an address of %s://', (scheme) => {
  test('where nothing listens', async () => {
    const address = await portOf(createServer());
    await new Promise((resolve) => server?.close(resolve));
    server = undefined;
    const [message, causes] = await told(`${scheme}://${address}`);
    expect(message).toContain('Nothing listens at the address in NEO4J_URI');
    expect(causes[0]).toBe(`connect ECONNREFUSED ${address}`);
  });

  test('where the connection is taken and nothing said is given up', async () => {
    const sockets: { destroy(): void }[] = [];
    const address = await portOf(createServer((socket) => void sockets.push(socket)));
    const started = Date.now();
    const [message] = await told(`${scheme}://${address}`, { waitSeconds: 1 });
    expect(message).toMatch(/has not answered|does not answer/);
    const took = Date.now() - started;
    // The second that was given, and at most five for closing what does not close.
    expect(took).toBeGreaterThan(950);
    expect(took).toBeLessThan(6_500);
    for (const socket of sockets) socket.destroy();
  });

  test('of a web server', async () => {
    const address = await portOf(createHttp((_, response) => response.end('hello')));
    const [message] = await told(`${scheme}://${address}`);
    expect(message).toContain('is no Neo4j server that this version speaks with');
  });

  test('of a host that nobody knows', async () => {
    const [message, causes] = await told(`${scheme}://nowhere.invalid:7687`);
    expect(message).toContain('The address of the Neo4j server is not known');
    expect(causes[0]).toMatch(/^getaddrinfo (ENOTFOUND|EAI_AGAIN) nowhere.invalid$/);
  });
});

const REFUSALS: readonly [what: string, Behaviour, message: string][] = [
  [
    'a wrong password',
    { refuses: ['LOGON', 'Neo.ClientError.Security.Unauthorized', 'due to authentication failure'] },
    'refused the user or the password. Correct NEO4J_USER and NEO4J_PASSWORD',
  ],
  [
    'too many wrong passwords',
    { refuses: ['LOGON', 'Neo.ClientError.Security.AuthenticationRateLimit', 'too many attempts'] },
    'refuses this user for a while',
  ],
  [
    'rights that are missing',
    { refuses: ['RUN', 'Neo.ClientError.Security.Forbidden', "Schema operation 'create' is not allowed"] },
    'Give that account the rights to read, write and change the schema',
  ],
  [
    'a database that there is none of',
    { refuses: ['BEGIN', 'Neo.ClientError.Database.DatabaseNotFound', 'Graph not found: nowhere'] },
    'has no database of the name in NEO4J_DATABASE',
  ],
  [
    // The code and the words of a 5.26 with server.databases.default_to_read_only.
    'a database that is read-only',
    {
      refuses: [
        'RUN',
        'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
        'No write operations are allowed on this database.',
      ],
    },
    'takes no writes: it is read-only, or not the leader',
  ],
  [
    'a follower',
    { refuses: ['RUN', 'Neo.ClientError.Cluster.NotALeader', 'No write operations are allowed directly'] },
    'takes no writes: it is read-only, or not the leader',
  ],
];

test.each(REFUSALS)('%s', async (_what, behaviour, message) => {
  const bolt = await boltServer(behaviour);
  try {
    const said = await told(bolt.uri);
    expect(said[0]).toContain(message);
    expect(said[1]).toEqual([behaviour.refuses?.[1]]);
  } finally {
    await bolt.close();
  }
});

test.each(['4.4.40', '5.25.1'])('a server of version %s is too old', async (version) => {
  const bolt = await boltServer({ agent: `Neo4j/${version}` });
  try {
    const [message] = await told(bolt.uri);
    expect(message).toBe(
      `The server that NEO4J_URI names is Neo4j/${version}. Plumbline needs Neo4j 5.26 or later.`,
    );
  } finally {
    await bolt.close();
  }
});

test('a statement that the server refuses is a fault of ours', () => {
  const cause = Object.assign(new Error('Invalid input'), { code: 'Neo.ClientError.Statement.SyntaxError' });
  expect(refusalOf(cause)).toMatchObject({ code: 'statement' });
});
