import { visited, type Visited } from '../testing/server';
import { answerOf } from '../testing/answers';

let site: Visited;
let token: string;
beforeAll(async () => {
  site = await visited({ ask: (operation) => Promise.resolve(answerOf(operation, () => undefined)) });
  await site.signIn('analyst.one');
  token = await site.token('/');
});
afterAll(() => site.close());

const JSON_TYPE = 'application/json';

/** A request with the session's cookie and token, and what is told of it. */
async function asked(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; allow: string | null; code?: string; detail?: string }> {
  const answer = await fetch(new URL(path, site.base), {
    method,
    headers: { cookie: site.cookie(), 'x-csrf-token': token, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const isProblem = answer.headers.get('content-type')?.includes('problem') ?? false;
  const { code, detail } = isProblem ? ((await answer.json()) as { code?: string; detail?: string }) : {};
  return {
    status: answer.status,
    allow: answer.headers.get('allow'),
    ...(code === undefined ? {} : { code }),
    ...(detail === undefined ? {} : { detail }),
  };
}

const post = (
  body: string,
  headers: Record<string, string> = { 'content-type': JSON_TYPE },
): ReturnType<typeof asked> => asked('POST', '/api/v1/search', body, headers);

test('a question that is too long, of another kind or no JSON is refused as that', async () => {
  expect(await post(JSON.stringify({ query: 'x'.repeat(2 << 20) }))).toMatchObject({
    status: 413,
    code: 'too_large',
  });
  expect(await post('query=x', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
    status: 415,
    code: 'wrong_type',
  });
  expect(await post('{}', { 'content-type': `${JSON_TYPE}; charset=klingon` })).toMatchObject({
    status: 415,
    code: 'wrong_type',
  });
  expect(await post('{"query":')).toMatchObject({
    status: 400,
    code: 'usage',
    detail: 'The body is not well-formed JSON.',
  });
  expect((await post('{"query":"x"}')).status).toBe(200);
});

test('another method is told which ones there are, and so is who asks', async () => {
  const methods = 'GET, HEAD, POST, OPTIONS';
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect(await asked(method, '/api/v1/search')).toMatchObject({
      status: 405,
      code: 'wrong_method',
      allow: methods,
    });
  expect(await asked('OPTIONS', '/api/v1/search')).toEqual({ status: 204, allow: methods });
  expect((await asked('HEAD', '/api/v1/search?query=x')).status).toBe(200);
  expect(await asked('PUT', '/api/v1/nothing')).toMatchObject({ status: 404, code: 'not_found' });
  expect(await asked('POST', '/search')).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS' });
  expect(await asked('OPTIONS', '/search')).toEqual({ status: 204, allow: 'GET, HEAD, OPTIONS' });
});

test('a refused token says what it is', async () => {
  const refused = await post('{"query":"x"}', { 'content-type': JSON_TYPE, 'x-csrf-token': 'another' });
  expect(refused).toMatchObject({ status: 403, code: 'token_refused' });
  expect(refused.detail).toMatch(/token was not sent/);
});
