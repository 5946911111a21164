import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

// No container engine can be assumed here: the health check's own command is run against a server that answers as told.
const text = readFileSync(path.join(__dirname, '..', '..', 'Dockerfile'), 'utf8');
const command = JSON.parse(/HEALTHCHECK[^[]*CMD (\[.*\])/.exec(text)?.[1] ?? '[]') as string[];

async function verdict(answer: (path: string) => number): Promise<number | null> {
  const server: Server = createServer((request, response) => {
    response.statusCode = answer(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const env = { ...process.env, PLUMBLINE_PORT: String(port) };
  const child = spawn(process.execPath, command.slice(1), { env });
  const status = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  server.close();
  return status;
}

test('healthy is 200 on /health and nothing else', async () => {
  expect(command[0]).toBe('node');
  expect(await verdict((at) => (at === '/health' ? 200 : 404))).toBe(0);
  for (const status of [204, 302, 404, 421, 500]) expect(await verdict(() => status)).toBe(1);
});
