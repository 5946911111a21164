import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { openNeo4j } from './store';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

async function listening(made: Server): Promise<string> {
  server = made;
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return `bolt://127.0.0.1:${(made.address() as AddressInfo).port}`;
}
const told = async (uri: string): Promise<unknown> =>
  openNeo4j({ uri }).then(
    () => 'opened',
    (error: unknown) => error,
  );

test('a port where nothing listens', async () => {
  const uri = await listening(createServer());
  await new Promise((resolve) => server?.close(resolve));
  server = undefined;
  expect(await told(uri)).toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('Nothing listens at the address in NEO4J_URI') as string,
  });
});

test('a port that takes the connection and says nothing is given up', async () => {
  const sockets: { destroy(): void }[] = [];
  const uri = await listening(createServer((socket) => void sockets.push(socket)));
  const started = Date.now();
  expect(await told(uri)).toMatchObject({ code: 'store_unavailable' });
  expect(Date.now() - started).toBeLessThan(25_000);
  for (const socket of sockets) socket.destroy();
}, 60_000);

test('a web server', async () => {
  const uri = await listening(createHttp((_, response) => response.end('hello')));
  expect(await told(uri)).toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('is no Neo4j server that this version speaks with') as string,
  });
});

test('a host that nobody knows', async () => {
  expect(await told('bolt://nowhere.invalid:7687')).toMatchObject({
    code: 'store_unavailable',
    message: expect.stringContaining('The address of the Neo4j server is not known') as string,
  });
});
