import type { RequestHandler } from 'express';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses requests whose Host is not the one that this server is reached by, so that a web page cannot reach it under
 * a name of its own (DNS rebinding). `publicHost` is the host of the public address; without one, loopback alone.
 */
export function hostGuard(publicHost: string | undefined): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host ?? '';
    if (
      LOOPBACK.test(host) ||
      (publicHost !== undefined && host.toLowerCase() === publicHost.toLowerCase())
    ) {
      next();
      return;
    }
    response.status(421).type('text/plain').send('This server is not reached by that name.\n');
  };
}
