import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import type { Reader } from '../../model/view';
import type { Readers } from '../../view';
import { createApp, type AppServices } from '../app';
import { signInLinks } from '../session/links';
import type { SignIns } from '../session/sign-ins';

export const ANALYST: Reader = {
  name: 'analyst.one',
  role: 'analyst',
  compartments: [],
  clearance: ['P'],
  loader: true,
  staffId: 'KV-1',
  noStaffRecord: undefined,
  place: 'access.yaml, line 2',
};
export const MEETING: Reader = {
  name: 'meeting',
  role: 'meeting',
  compartments: [],
  clearance: ['P'],
  loader: false,
  staffId: undefined,
  noStaffRecord: { reason: 'test', excluded: [] },
  place: 'access.yaml, line 6',
};
export const AUDITOR: Reader = {
  name: 'auditor.one',
  role: 'auditor',
  compartments: [],
  clearance: ['P'],
  loader: false,
  staffId: undefined,
  noStaffRecord: { reason: 'test', excluded: [] },
  place: 'access.yaml, line 6',
};

/** Readers that stay as they are. */
export function fixedReaders(readers: readonly Reader[]): Readers {
  return {
    all: () => Promise.resolve(readers),
    named: (name) => Promise.resolve(readers.find((r) => r.name === name) ?? ANALYST),
    onChange: () => undefined,
  };
}

/** The web application on a port of its own, with a browser's cookie kept by hand. */
export interface Visited {
  readonly base: string;
  readonly lines: string[];
  signIn(reader: string | undefined): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: string, headers?: Record<string, string>): Promise<Response>;
  /** A request with exactly these headers: `fetch` sets those that tell where it comes from itself. */
  raw(path: string, headers: Record<string, string>): Promise<IncomingMessage>;
  /** The synchroniser token of the session, as that page shows it. */
  token(path: string): Promise<string>;
  cookie(): string;
  close(): Promise<void>;
}

/** Sign-ins that nobody is told of. */
const UNTOLD: SignIns = {
  signedIn: () => Promise.resolve(),
  signedOut: () => Promise.resolve(),
  turnedOut: () => Promise.resolve(),
  refusedLink: () => Promise.resolve(),
  refused: () => Promise.resolve(),
  refusedToken: () => Promise.resolve(),
};

export async function visited(given: Partial<AppServices> & Pick<AppServices, 'ask'>): Promise<Visited> {
  const readers = given.readers ?? fixedReaders([ANALYST, MEETING, AUDITOR]);
  const links = given.links ?? signInLinks();
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const server: Server = createServer(
    createApp({
      signIns: UNTOLD,
      ready: () => Promise.resolve(),
      readers,
      links,
      log,
      zone: 'Europe/London',
      ...given,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let cookie = '';
  const send = async (path: string, options: RequestInit): Promise<Response> => {
    const headers = { ...(cookie === '' ? {} : { cookie }), ...(options.headers as Record<string, string>) };
    const response = await fetch(base + path, { redirect: 'manual', ...options, headers });
    const set = response.headers.get('set-cookie');
    if (set !== null) cookie = set.split(';')[0] ?? '';
    return response;
  };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    base,
    lines,
    signIn: async (name) => {
      const reader = (await readers.all()).find((r) => r.name === name);
      if (name !== undefined && !reader) throw new Error(`There is no reader ${name}.`);
      return send(`/sign-in?token=${links.issue(reader)}`, {});
    },
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = form) => send(path, { method: 'POST', body, headers }),
    raw: (path, headers) =>
      new Promise((resolve, reject) => {
        const sent = request(base + path, { headers: { cookie, ...headers } }, (answer) =>
          resolve(answer.resume()),
        );
        sent.on('error', reject).end();
      }),
    token: async (path) =>
      /name="_csrf" value="([^"]+)"/.exec(await (await send(path, {})).text())?.[1] ?? '',
    cookie: () => cookie,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
