import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { chmodSync } from 'node:fs';
import { askNamed } from '../operations/ask-named';
import type { Services } from '../operations/services';
import { isStream } from '../operations/stream';
import { causesOf } from '../shared/causes';
import { knownFault } from '../shared/disk-fault';
import { writeDrained } from '../shared/drained';
import { PlumblineError } from '../shared/errors';
import {
  controlQuestion,
  removeChannel,
  socketPath,
  writeToken,
  type ControlLine,
  type ControlQuestion,
} from './channel';

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Answers the command line while this server holds the data folder: the same operations, the same readers, the same
 * audit. Listens on a Unix socket of mode 600 and wants the folder's token.
 */
export async function openControl(services: Services): Promise<{ close(): Promise<void> }> {
  const { home } = services.settings;
  removeChannel(home);
  const token = Buffer.from(writeToken(home));
  const server: Server = createServer((request, response) => {
    void reply(services, token, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath(home), resolve);
  });
  chmodSync(socketPath(home), 0o600);
  return {
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      removeChannel(home);
    },
  };
}

async function reply(
  services: Services,
  token: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const aborted = new AbortController();
  response.on('close', () => aborted.abort());
  const send = (line: ControlLine): void => void response.write(`${JSON.stringify(line)}\n`);
  try {
    await authorise(services, token, request);
    const { user, operation, question } = await asked(services, request);
    const body = await askNamed(
      services,
      { user, operation, question },
      {
        progress: (progress) => send({ progress }),
        signal: aborted.signal,
      },
    );
    if (isStream(body))
      for await (const line of body) await writeDrained(response, `${JSON.stringify({ line })}\n`);
    send({ body: isStream(body) ? null : body });
  } catch (error) {
    const known = knownFault(error);
    send({
      error: {
        code: known?.code ?? 'internal',
        message: known?.message ?? 'Something went wrong in the server. See its log.',
        causes: known ? causesOf(known) : [],
      },
    });
  }
  response.end();
}

async function authorise({ audit }: Services, token: Buffer, request: IncomingMessage): Promise<void> {
  const given = Buffer.from(/^Bearer (\w+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
  if (given.length !== token.length || !timingSafeEqual(given, token)) {
    await audit.tell({ act: 'refused', outcome: 'not_permitted', details: { token: 'control' } });
    throw new PlumblineError(
      'token_refused',
      'The server that holds this data folder does not know the token that was read from control.token. It was started anew meanwhile, or the file was changed: run the command again, and if that does not help, start the server again.',
    );
  }
}

/** What is asked. That somebody who has the token sent what is no question is told to the audit record. */
async function asked({ audit }: Services, request: IncomingMessage): Promise<ControlQuestion> {
  const text = await bodyOf(request);
  const read = text === undefined ? undefined : controlQuestion.safeParse(jsonOf(text)).data;
  if (read) return read;
  const [code, why] =
    text === undefined
      ? (['too_large', 'The question is too long.'] as const)
      : (['usage', 'What was sent to the server is no question.'] as const);
  await audit.tell({ act: 'refused', outcome: code, details: { token: 'control' }, question: text ?? '' });
  throw new PlumblineError(code, why);
}

/** Undefined where it is longer than is read. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MOST_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
