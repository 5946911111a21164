import path from 'node:path';
import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';
import { PROJECT_ROOT } from '../config/project-root';
import { causesOf } from '../shared/causes';
import { knownFault } from '../shared/disk-fault';
import { PlumblineError, type ErrorCode } from '../shared/errors';
import type { Readers } from '../view';
import { apiPage } from './api/page';
import { sendProblem } from './api/problem';
import { apiRoutes } from './api/routes';
import type { Ask } from './asking';
import { fetchMetadataGuard } from './guards/origin';
import { securityHeaders } from './guards/headers';
import { hostGuard } from './guards/host';
import { pageRoutes, sendErrorPage, type PageServices } from './page-routes';
import { renderer } from './render';
import { refusals } from './refusals';
import { requestLog } from './request-log';
import type { SignInLinks } from './session/links';
import { signInRoutes } from './session/routes';
import type { SignIns } from './session/sign-ins';
import { sessions } from './session/session';
import { SessionMemory } from './session/store';
import { readerOf, whoReads } from './session/who-reads';

/** Everything that the web application is a function of. */
export interface AppServices {
  readonly ask: Ask;
  readonly signIns: SignIns;
  /** Resolves where the store answers, so that questions can be. */
  readonly ready: () => Promise<void>;
  readonly readers: Readers;
  readonly links: SignInLinks;
  readonly log: Logger;
  /** The force's time zone. */
  readonly zone: string;
  /** Where browsers reach it, when that is not this machine's loopback. `https:` means behind a TLS proxy. */
  readonly publicUrl?: URL;
  readonly sessionStore?: SessionMemory;
  /** For who changes the product as it runs: templates are read anew and browsers keep nothing. */
  readonly developing?: boolean;
}

/** The web application: pages, REST interface and sign-in, on express. */
export function createApp(services: AppServices): Express {
  const tls = services.publicUrl?.protocol === 'https:';
  const app = express();
  app
    .disable('x-powered-by')
    .disable('etag')
    .set('trust proxy', tls ? 1 : false);
  const pages: PageServices = {
    ask: services.ask,
    signIns: services.signIns,
    render: renderer(services.zone, { fresh: services.developing === true }),
    zone: services.zone,
    readerOf,
  };
  const onError = (error: unknown): void => logError(services.log, error);

  app.use(requestLog(services.log), ...securityHeaders(tls), hostGuard(services.publicUrl?.host));
  app.get('/health', (_request, response) => void response.json({ ok: true }));
  app.get('/ready', (_request, response, next) => {
    services
      .ready()
      .then(
        () => void response.json({ ready: true }),
        (error: unknown) => {
          onError(error);
          sendProblem(response, error);
        },
      )
      .catch(next);
  });
  app.use(
    '/assets',
    fetchMetadataGuard,
    express.static(path.join(PROJECT_ROOT, 'dist', 'assets'), {
      index: false,
      ...(services.developing === true ? {} : { setHeaders: cached }),
    }),
  );
  app.use(
    sessions(services.sessionStore ?? new SessionMemory(), tls),
    whoReads(services.readers, services.signIns),
    fetchMetadataGuard,
  );
  app.use(signInRoutes({ ...pages, readers: services.readers, links: services.links }));
  app.get('/api', apiPage(pages));
  app.use('/api', apiRoutes(pages, onError));
  app.use((request, _response, next) => {
    readerOf(request);
    next();
  });
  app.use(pageRoutes(pages));
  app.use(() => {
    throw new PlumblineError('not_found', 'There is no such page.');
  });
  const failed: ErrorRequestHandler = (error, request, response, next) => {
    onError(error);
    if (response.headersSent) return next(error);
    sendErrorPage(pages, request, response, error);
  };
  app.use(refusals(services.signIns), failed);
  return app;
}

function cached(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Cache-Control', 'public, max-age=3600');
}

const LOGGED: ReadonlySet<string> = new Set<ErrorCode>([
  'internal',
  'statement',
  'store_unavailable',
  'folder_held',
  'audit_unavailable',
  'disk_full',
  'not_writable',
  'too_many_files',
]);

/** What went wrong inside, by name and place; a message may hold text of a record, so it is left out. */
function logError(log: Logger, error: unknown): void {
  const known = knownFault(error);
  if (known) {
    if (!LOGGED.has(known.code)) return;
    log.error({ code: known.code, cause: causesOf(known) }, 'failed');
    return;
  }
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error({ name: error instanceof Error ? error.name : typeof error, at: frames.slice(0, 8) }, 'failed');
}
