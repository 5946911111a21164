import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line a request: method, the route's pattern (never the address, which holds ids), status and time. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    response.locals['requestId'] = randomUUID();
    response.on('close', () => {
      const ms = Number(process.hrtime.bigint() - started) / 1e6;
      const route = (request.route as { path?: unknown } | undefined)?.path;
      log.info(
        {
          request: String(response.locals['requestId']),
          method: request.method,
          route: typeof route === 'string' ? route : 'none',
          status: response.statusCode,
          finished: response.writableFinished,
          ms: Math.round(ms * 10) / 10,
        },
        'request',
      );
    });
    next();
  };
}
