import type { ErrorRequestHandler, Request } from 'express';
import { allOperations } from '../operations/catalogue';
import { isTold } from '../operations/told';
import { errorPage } from './error-page';
import { allPages } from './page';
import type { SignIns } from './session/sign-ins';
import { signedIn } from './session/who-reads';

/**
 * Tells of what somebody who is signed in asked and was refused, or asked in a way that is none, unless `ask` has told of
 * it: all that a page or the REST interface refuses goes through here, before its answer leaves. Of whoever is not signed in
 * nothing is told: nobody could fill the record.
 */
export function refusals({ refused }: Pick<SignIns, 'refused'>): ErrorRequestHandler {
  return async (error, request, _response, next) => {
    const { code, status } = errorPage(error);
    const reader = signedIn(request);
    if (reader && status < 500 && !isTold(error)) {
      const { method } = request;
      const { operation, page } = askedOf(request);
      await refused(reader, {
        outcome: code,
        ...(operation === undefined ? {} : { operation }),
        details: {
          method,
          ...(page === undefined ? {} : { page }),
          ...(code === 'token_refused' ? { token: 'page' } : {}),
        },
        question: { address: request.originalUrl, ...bodyOf(request, error) },
      });
    }
    next(error);
  };
}

/** The page, with the first operation that it asks, or the operation; neither where there is none of that address. */
function askedOf(request: Request): { operation?: string; page?: string } {
  const route = (request.route as { path?: unknown } | undefined)?.path;
  const page = allPages().find((p) => p.path === route);
  if (page) return { operation: page.asks[0].id, page: page.id };
  const id = /^\/api\/v1\/([^/?]+)/.exec(request.originalUrl)?.[1];
  const found = allOperations().find((operation) => operation.id === id && operation.offered !== 'local');
  return found ? { operation: found.id } : {};
}

/** What was sent, as far as it was read; the session's token is not kept. */
function bodyOf(request: Request, error: unknown): { body?: unknown } {
  const body: unknown = request.body ?? (error as { body?: unknown } | undefined)?.body;
  if (body === undefined) return {};
  if (typeof body !== 'object' || body === null) return { body };
  return { body: '_csrf' in body ? { ...body, _csrf: undefined } : body };
}
