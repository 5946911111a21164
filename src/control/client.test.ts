import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { socketPath, writeToken } from './channel';
import { askServer } from './client';

let home: string;
let server: Server;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'plumbline-control-'));
  writeToken(home);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(home, { recursive: true, force: true });
});

/** Something that answers in the server's place; gives what a command got of it, and what it threw. */
async function askedOf(
  reply: (response: ServerResponse) => void,
  signal?: AbortSignal,
): Promise<{ lines: string[]; told: string[]; answer: unknown }> {
  server = createServer((request, response) => request.resume().once('end', () => reply(response)));
  await new Promise<void>((resolve) => server.listen(socketPath(home), resolve));
  const lines: string[] = [];
  const told: string[] = [];
  const sinks = { progress: (m: string) => void told.push(m), line: (line: string) => void lines.push(line) };
  const answer = await askServer(home, { operation: 'export', question: {} }, sinks, signal).catch(
    (error: unknown) => error,
  );
  return { lines, told, answer };
}

const gone = {
  code: 'store_unavailable',
  message: expect.stringMatching(/stopped before it had answered.*Run the same command again/) as string,
};

test('an answer comes in any pieces', async () => {
  const text = `${['{"progress":"é"}', '{"line":"one"}', '{"line":"two"}', '{"body":{"n":1}}'].join('\n')}\n`;
  const { lines, told, answer } = await askedOf((response) => {
    const bytes = Buffer.from(text);
    const next = (at: number): void => {
      if (at >= bytes.length) return void response.end();
      response.write(bytes.subarray(at, at + 5), () => setImmediate(() => next(at + 5)));
    };
    next(0);
  });
  expect({ lines, told, answer }).toEqual({
    lines: ['one', 'two'],
    told: ['é'],
    answer: { body: { n: 1 } },
  });
});

test.each([
  ['before it says anything', ''],
  ['between two lines', '{"line":"one"}\n'],
  ['in the middle of a line', '{"line":"one"}\n{"line":"tw'],
])('a server that is killed %s is told in plain words', async (_, text) => {
  const { answer } = await askedOf((response) => {
    if (text === '') return void response.destroy();
    response.write(text, () => setTimeout(() => response.destroy(), 30));
  });
  expect(answer).toMatchObject(gone);
});

test('a server that closes without an end to its answer has not answered', async () => {
  const { lines, answer } = await askedOf((response) => response.end('{"line":"one"}\n{"line":"tw'));
  expect(lines).toEqual(['one']);
  expect(answer).toMatchObject(gone);
});

test('whoever stops it is told that they did', async () => {
  const stop = new AbortController();
  const { answer } = await askedOf((response) => {
    response.write('{"line":"one"}\n', () => setTimeout(() => stop.abort(), 30));
  }, stop.signal);
  expect(answer).toMatchObject({ code: 'interrupted' });
});
