import {
  json,
  Router,
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { allOperations } from '../../operations/catalogue';
import type { Operation } from '../../operations/operation';
import { isStream, type LineStream } from '../../operations/stream';
import { writeDrained } from '../../shared/drained';
import { PlumblineError } from '../../shared/errors';
import { tokenGuard } from '../guards/origin';
import type { PageServices } from '../page-routes';
import { refusals } from '../refusals';
import { openApiDocument } from './openapi';
import { sendProblem } from './problem';
import { questionOf } from './question';

/** `/api/v1/<operation>`: GET with a query, or POST with a JSON body, for every operation that is offered over HTTP. */
export function apiRoutes(
  services: Pick<PageServices, 'ask' | 'readerOf' | 'signIns'>,
  onError: (error: unknown) => void,
): Router {
  const router = Router();
  router.get('/openapi.json', (_request, response) => void response.json(openApiDocument()));
  const v1 = Router();
  v1.use('/:operation', allowed);
  v1.post('/:operation', onlyJson, json({ limit: '1mb', strict: true }));
  v1.use(tokenGuard(services.signIns.refusedToken));
  v1.get(
    '/:operation',
    answer(services, (request) => [offered(request, 'get'), questionOf(request.query)]),
  );
  v1.post(
    '/:operation',
    answer(services, (request) => [offered(request, 'post'), request.body as unknown]),
  );
  v1.use(() => {
    throw new PlumblineError('not_found', 'There is no operation called so.');
  });
  router.use('/v1', v1);
  const problem: ErrorRequestHandler = (error, _request, response, next) => {
    onError(error);
    if (response.headersSent) return next(error);
    sendProblem(response, error);
  };
  router.use(refusals(services.signIns), problem);
  return router;
}

function answer(
  { ask, readerOf }: Pick<PageServices, 'ask' | 'readerOf'>,
  asked: (request: Request) => [Operation, unknown],
): RequestHandler {
  return async (request, response) => {
    const reader = readerOf(request);
    const [operation, question] = asked(request);
    const aborted = new AbortController();
    response.on('close', () => aborted.abort());
    const body = await ask(operation, reader, question, aborted.signal);
    if (isStream(body)) await sendLines(response, body);
    else response.json(body);
  };
}

/** Says which methods an operation takes; answers OPTIONS, and throws PlumblineError `wrong_method` for any other. */
const allowed: RequestHandler = (request, response, next) => {
  const id = request.params['operation'];
  const found = allOperations().find((operation) => operation.id === id && operation.offered !== 'local');
  if (!found) return next();
  const methods = [...(found.offered === 'get' ? ['GET', 'HEAD'] : []), 'POST', 'OPTIONS'];
  if (request.method === 'OPTIONS') return void response.set('Allow', methods.join(', ')).sendStatus(204);
  if (methods.includes(request.method)) return next();
  response.set('Allow', methods.join(', '));
  throw new PlumblineError('wrong_method', `${found.id} is asked by ${methods.join(', ')}.`);
};

/** Throws PlumblineError `wrong_type` for a body that is sent as anything but JSON: it would be passed over. */
const onlyJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === false)
    throw new PlumblineError('wrong_type', 'The body is not sent as application/json.');
  next();
};

/** An operation that may be asked by this method; one that is not offered is as one that does not exist. */
function offered(request: Request, method: 'get' | 'post'): Operation {
  const id = request.params['operation'];
  const found = allOperations().find((operation) => operation.id === id && operation.offered !== 'local');
  if (!found || (method === 'get' && found.offered !== 'get')) {
    throw new PlumblineError('not_found', 'There is no operation called so.');
  }
  return found;
}

async function sendLines(response: Response, lines: LineStream): Promise<void> {
  response.type('application/x-ndjson');
  for await (const line of lines) {
    if (response.destroyed) return;
    await writeDrained(response, `${line}\n`);
  }
  response.end();
}
