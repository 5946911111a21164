import { timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { PlumblineError } from '../../shared/errors';
import { signedIn } from '../session/who-reads';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Resource isolation by Fetch-Metadata (W3C): what another site's page asks for is refused, but for opening a page in
 * the address bar. Browsers without the headers are held by the token and the SameSite cookie.
 */
export const fetchMetadataGuard: RequestHandler = (request, _response, next) => {
  const site = request.get('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return next();
  const opensPage =
    SAFE.includes(request.method) &&
    request.get('sec-fetch-mode') === 'navigate' &&
    request.get('sec-fetch-dest') === 'document';
  next(opensPage ? undefined : refused());
};

/**
 * Wants the session's token (field `_csrf` or header `x-csrf-token`) with every method that may change something. A
 * request without it, of nobody who is signed in, is told of here: whose it is otherwise, by `refusals`.
 */
export function tokenGuard(tell: () => Promise<void>): RequestHandler {
  return async (request, _response, next) => {
    if (SAFE.includes(request.method)) return next();
    const own = request.session.token;
    const given = givenToken(request);
    if (own !== undefined && same(own, given)) return next();
    if (!signedIn(request)) await tell();
    next(refused());
  };
}

function givenToken(request: Request): string {
  const body = request.body as Record<string, unknown> | undefined;
  const field = body?.['_csrf'];
  return request.get('x-csrf-token') ?? (typeof field === 'string' ? field : '');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(): PlumblineError {
  return new PlumblineError(
    'token_refused',
    'The session’s token was not sent with it, is another session’s, or another site asked.',
  );
}
