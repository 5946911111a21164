import { Router, type Request, type RequestHandler, type Response } from 'express';
import { operation as viewOperation } from '../operations/catalogue/view';
import type { Operation } from '../operations/operation';
import type { Reader } from '../model/view';
import { PlumblineError } from '../shared/errors';
import { issueText } from '../shared/issue-text';
import { parseClock } from '../view';
import { withClocks, type Ask, type GivenClocks, type PageAsking } from './asking';
import { errorPage, tellWhenToRetry } from './error-page';
import { frame, type Standing } from './frame';
import { nonceOf } from './guards/headers';
import type { Query } from './links';
import { allPages, type Page } from './page';
import type { Render } from './render';
import type { SignIns } from './session/sign-ins';

export interface PageServices {
  readonly ask: Ask;
  readonly signIns: SignIns;
  readonly render: Render;
  readonly zone: string;
  /** The reader who is signed in. Throws PlumblineError `who_is_reading`. */
  readonly readerOf: (request: Request) => Reader;
}

/** A route for every page. */
export function pageRoutes(services: PageServices): Router {
  const router = Router();
  for (const page of allPages()) router.route(page.path).get(show(services, page)).all(onlyRead);
  return router;
}

const onlyRead: RequestHandler = (request, response) => {
  response.set('Allow', 'GET, HEAD, OPTIONS');
  if (request.method === 'OPTIONS') return void response.sendStatus(204);
  throw new PlumblineError('wrong_method', 'A page is read, by GET, and nothing is sent to it.');
};

function show(services: PageServices, page: Page): RequestHandler {
  return async (request, response) => {
    const reader = services.readerOf(request);
    if (!page.roles.includes(reader.role)) {
      throw new PlumblineError('not_permitted', `Your role (${reader.role}) does not open this page.`);
    }
    const clocks = clocksOf(request.query);
    // A clock that is none is refused once, and not by each operation that the page asks.
    for (const clock of [clocks.asOf, clocks.validAt])
      if (clock !== undefined) parseClock(clock, services.zone);
    const input = inputOf(page, request);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const asking = pageAsking(services, page, reader, clocks, gone.signal);
    const [answer, standing] = await Promise.all([
      page.load(asking, input),
      (services.ask(viewOperation, reader, asking.clocks, gone.signal) as Promise<Standing>).catch(
        unlessUnknown,
      ),
    ]);
    if ('redirect' in answer) return response.redirect(303, answer.redirect);
    if ('file' in answer) {
      response.attachment(answer.file.name).type(answer.file.type).send(answer.file.text);
      return;
    }
    const around = framed(services, request, response, { page, title: answer.title ?? page.title, standing });
    response.send(services.render(`${page.id}/view.njk`, { ...around, page: answer.model }));
  };
}

/**
 * Who is not known in the workforce has no view for the frame to tell of, and none of records either; what such a reader
 * loaded is no record, and its page needs no view.
 */
function unlessUnknown(error: unknown): undefined {
  if (!(error instanceof PlumblineError && error.code === 'reader_unknown')) throw error;
}

function pageAsking(
  services: PageServices,
  page: Page,
  reader: Reader,
  clocks: GivenClocks,
  signal: AbortSignal,
): PageAsking {
  return {
    reader,
    clocks,
    zone: services.zone,
    ask: (async (operation: Operation, question: object) => {
      if (!page.asks.includes(operation))
        throw new Error(`Page ${page.id} must declare that it asks ${operation.id}.`);
      return services.ask(operation, reader, withClocks(operation, question, clocks), signal);
    }) as PageAsking['ask'],
  };
}

function inputOf(page: Page, request: Request): Record<string, unknown> {
  const given: Record<string, unknown> = { ...request.params, ...request.query };
  delete given['asOf'];
  delete given['validAt'];
  for (const [name, value] of Object.entries(given)) if (value === '') delete given[name];
  const parsed = page.input.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new PlumblineError(
    'usage',
    `${issue?.path.join('.') || 'The address'}: ${issue ? issueText(issue) : 'not as expected'}.`,
  );
}

/** The clocks that an address names; an empty field is no clock. */
export function clocksOf(query: Request['query']): GivenClocks {
  const text = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const [asOf, validAt] = [text('asOf'), text('validAt')];
  return { ...(asOf === undefined ? {} : { asOf }), ...(validAt === undefined ? {} : { validAt }) };
}

/** The frame for a request; without a standing it says nothing of the data. */
export function framed(
  services: Pick<PageServices, 'readerOf'>,
  request: Request,
  response: Response,
  parts: { page?: Page; title: string; standing?: Standing | undefined },
): ReturnType<typeof frame> {
  let reader: Reader | undefined;
  try {
    reader = services.readerOf(request);
  } catch {
    reader = undefined;
  }
  return frame({
    title: parts.title,
    page: parts.page,
    reader,
    chooses: request.session?.chooses ?? false,
    standing: parts.standing,
    clocks: clocksOf(request.query),
    path: request.path,
    query: request.query as Query,
    nonce: nonceOf(response),
    token: request.session?.token ?? '',
  });
}

/** The page of an error; the same bytes whether something is hidden or absent. */
export function sendErrorPage(
  services: PageServices,
  request: Request,
  response: Response,
  error: unknown,
): void {
  const page = errorPage(error);
  const around = framed(services, request, response, { title: page.title });
  const here = { path: '/', query: [] };
  tellWhenToRetry(response, page.status);
  response.status(page.status).send(services.render('error.njk', { ...around, here, page }));
}
