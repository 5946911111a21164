import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { Cause } from '../shared/causes';
import { ERROR_CODES, PlumblineError, type ErrorCode } from '../shared/errors';
import { controlLine, readToken, socketPath, type ControlQuestion, type ErrorLine } from './channel';

export interface ControlSinks {
  progress(message: string): void;
  line(line: string): void;
}

/**
 * Asks the server that holds the data folder. Gives undefined where none listens (so that the caller opens the folder
 * itself); throws the server's PlumblineError as if it had happened here.
 */
export async function askServer(
  home: string,
  question: ControlQuestion,
  sinks: ControlSinks,
  signal?: AbortSignal,
): Promise<{ body: unknown } | undefined> {
  const token = readToken(home);
  if (token === undefined) return undefined;
  const response = await post(home, token, question, signal);
  if (!response) return undefined;
  for await (const text of linesOf(response, signal)) {
    const line = controlLine.parse(JSON.parse(text));
    if ('progress' in line) sinks.progress(line.progress);
    else if ('line' in line) sinks.line(line.line);
    else if ('error' in line) throw errorOf(line.error);
    else return { body: line.body };
  }
  throw stopped();
}

/** The whole lines of the reply; one that is cut off is none. Throws PlumblineError where the server is gone in the middle of it. */
async function* linesOf(response: Readable, signal?: AbortSignal): AsyncGenerator<string> {
  let line: string[] = [];
  try {
    for await (const text of response.setEncoding('utf8') as AsyncIterable<string>) {
      const [more = '', ...next] = text.split('\n');
      line.push(more);
      for (const begun of next) {
        yield line.join('');
        line = [begun];
      }
    }
  } catch (error) {
    throw endedBy(error as NodeJS.ErrnoException, signal);
  }
}

/** What is told where the connection ended before the answer did. */
function endedBy(error: NodeJS.ErrnoException, signal?: AbortSignal): Error {
  if (signal?.aborted === true || error.name === 'AbortError')
    return new PlumblineError('interrupted', 'Stopped. The same command goes on from here.');
  return error.code === 'ECONNRESET' || error.code === 'EPIPE' ? stopped() : error;
}

function stopped(): PlumblineError {
  return new PlumblineError(
    'store_unavailable',
    'The server that holds this data folder stopped before it had answered: it was ended, or it crashed. What it had stored stays. Run the same command again.',
  );
}

function post(
  home: string,
  token: string,
  question: ControlQuestion,
  signal?: AbortSignal,
): Promise<Readable | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        socketPath: socketPath(home),
        path: '/ask',
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        ...(signal ? { signal } : {}),
      },
      resolve,
    );
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else reject(endedBy(error, signal));
    });
    sent.end(JSON.stringify(question));
  });
}

function errorOf({ code, message, causes }: ErrorLine): PlumblineError {
  const options = causes.length === 0 ? {} : { cause: new Cause(causes.join(', ')) };
  return new PlumblineError(codeOf(code), message, {}, options);
}

function codeOf(code: string): ErrorCode {
  return Object.hasOwn(ERROR_CODES, code) ? (code as ErrorCode) : 'internal';
}
