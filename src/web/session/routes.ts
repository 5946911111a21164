import { Router, urlencoded, type Request, type Response } from 'express';
import { z } from 'zod';
import { PlumblineError } from '../../shared/errors';
import type { Readers } from '../../view';
import { tokenGuard } from '../guards/origin';
import { framed, type PageServices } from '../page-routes';
import { signedInAs, type SignInLinks } from './links';
import { beginSession, endSession } from './session';
import { readerOf, stillThere } from './who-reads';

const chosen = z.object({ reader: z.string() });

export interface SignInServices extends PageServices {
  readonly readers: Readers;
  readonly links: SignInLinks;
}

/** Signing in by a one-time link, choosing a reader of a demonstration, and signing out. */
export function signInRoutes(services: SignInServices): Router {
  const router = Router();
  const { signIns } = services;
  const form = [urlencoded({ extended: false, limit: '10kb' }), tokenGuard(signIns.refusedToken)];
  router.get('/sign-in', async (request, response) => {
    const given = request.query['token'];
    if (typeof given !== 'string') return show(services, request, response, 'sign-in.njk', 'Sign in');
    const redeemed = services.links.redeem(given);
    const reader = redeemed?.reader && stillThere(await services.readers.all(), redeemed.reader);
    if (!redeemed || (redeemed.reader && !reader)) {
      await signIns.refusedLink();
      response.status(401);
      return show(services, request, response, 'sign-in.njk', 'This link has been used or is too old', {
        stale: true,
      });
    }
    if (reader) await signIns.signedIn(reader);
    await beginSession(request, reader ? { reader: signedInAs(reader), chooses: false } : { chooses: true });
    response.redirect(303, reader ? '/' : '/sign-in/choose');
  });
  router.get('/sign-in/choose', async (request, response) => {
    mayChoose(request);
    const readers = await services.readers.all();
    show(services, request, response, 'choose.njk', 'Who is reading?', { readers });
  });
  router.post('/sign-in/choose', ...form, async (request, response) => {
    mayChoose(request);
    const name = chosen.safeParse(request.body).data?.reader;
    const reader = (await services.readers.all()).find((r) => r.name === name);
    if (!reader) throw new PlumblineError('not_found', 'No such reader.');
    await signIns.signedIn(reader);
    await beginSession(request, { reader: signedInAs(reader), chooses: true });
    response.redirect(303, '/');
  });
  router.post('/sign-out', ...form, async (request, response) => {
    if (request.session.reader) await signIns.signedOut(readerOf(request));
    await endSession(request);
    response.redirect(303, '/sign-in');
  });
  return router;
}

function mayChoose(request: Request): void {
  if (request.session.chooses !== true) throw new PlumblineError('who_is_reading', 'Not signed in.');
}

function show(
  services: SignInServices,
  request: Request,
  response: Response,
  view: string,
  title: string,
  model: object = {},
): void {
  const around = framed(services, request, response, { title });
  response.send(services.render(view, { ...around, page: model }));
}
