import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import pino from 'pino';
import { openControl } from '../control/server';
import { ask } from '../operations/ask';
import type { Reader } from '../model/view';
import type { Services } from '../operations/services';
import { warm } from '../operations/warm';
import { knownFault } from '../shared/disk-fault';
import { PlumblineError } from '../shared/errors';
import { createApp } from './app';
import { signInLinks } from './session/links';
import { recordedSignIns } from './session/sign-ins';
import type { SessionMemory } from './session/store';
import { whereToListen, type Where } from './where';

export interface ServeOptions {
  /** Offers the choice among all readers after one sign-in link. */
  readonly demo: boolean;
  /** Whose link is the one printed last; the first reader's where left out. */
  readonly user?: string;
  /** For who changes the product as it runs (`npm run dev`): sessions that outlive a restart, and nothing kept. */
  readonly developing?: { readonly sessions: SessionMemory };
}

/** A server that is listening. */
export interface Serving {
  /** The address and a one-time link for each reader; of a demonstration, one for all. Fresh on every call. */
  signInUrls(): Promise<{ readonly reader: string | undefined; readonly url: string }[]>;
  close(): Promise<void>;
}

/** Listens for browsers and for the command line. Throws PlumblineError `usage`, and what listening throws. */
export async function serve(services: Services, options: ServeOptions): Promise<Serving> {
  const { settings, readers } = services;
  // Where nobody may read, the server says why and does not start.
  await readers.all();
  const where = whereToListen(settings);
  const links = signInLinks();
  // Standard output is for the sign-in links.
  const told = pino.destination({ dest: 2, sync: true });
  // A log that cannot be written stops no answer: who asked what is in the audit record, which does.
  told.on('error', () => undefined);
  const log = pino({ base: null }, told);
  readers.onChange(({ hash, fault }) => {
    if (fault) log.error({ code: fault.code, why: fault.message }, 'access file refused: nobody is let in');
    else log.warn({ sha256: hash }, 'access file read anew');
    return Promise.resolve();
  });
  const app = createApp({
    ask: (operation, reader, question, signal) =>
      ask(services, operation, reader, question, signal === undefined ? {} : { signal }),
    ready: async () => {
      await services.store.ready();
      await services.auditRecord.own.ready();
    },
    signIns: recordedSignIns(services.audit),
    readers,
    links,
    log,
    zone: settings.zone,
    ...(options.developing ? { sessionStore: options.developing.sessions, developing: true } : {}),
    ...(where.publicUrl === undefined ? {} : { publicUrl: where.publicUrl }),
  });
  const server = createServer(app);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const control = await openControl(services);
  await listening(server, where).catch(async (error: unknown) => {
    await control.close();
    throw error;
  });
  const stopping = new AbortController();
  const warming = warm(services, stopping.signal, (reader, error) =>
    log.warn({ reader: reader.name, code: knownFault(error)?.code ?? 'internal' }, 'not warmed'),
  );
  const { port } = server.address() as AddressInfo;
  const base =
    where.publicUrl ?? new URL(`http://${where.host.includes(':') ? `[${where.host}]` : where.host}:${port}`);
  const urlOf = (reader: Reader | undefined): string => {
    const url = new URL('/sign-in', base);
    url.searchParams.set('token', links.issue(reader));
    return url.href;
  };
  return {
    async signInUrls() {
      if (options.demo) return [{ reader: undefined, url: urlOf(undefined) }];
      const all = await readers.all();
      const last = all.find((r) => r.name === options.user) ?? all[0];
      const others = all.filter((r) => r !== last);
      return [...others, ...(last ? [last] : [])].map((r) => ({ reader: r.name, url: urlOf(r) }));
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // An answer under way gets a second; a stop must not hang on a browser that keeps its connection.
      server.closeIdleConnections();
      setTimeout(() => sockets.forEach((socket) => socket.destroy()), 1000).unref();
      stopping.abort();
      await Promise.all([closed, warming]);
      await control.close();
    },
  };
}

async function listening(server: Server, where: Where): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(notListening(where.port, error)));
    server.listen(where.port, where.host, resolve);
  });
}

function notListening(port: number, cause: NodeJS.ErrnoException): Error {
  const why =
    cause.code === 'EADDRINUSE'
      ? 'is in use'
      : cause.code === 'EACCES'
        ? 'may not be listened on by this account'
        : undefined;
  if (why === undefined) return cause;
  const remedy = 'Give another with --port or PLUMBLINE_PORT.';
  return new PlumblineError('usage', `Port ${port} ${why}. ${remedy}`, { port }, { cause });
}
