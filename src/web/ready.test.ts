import { PlumblineError } from '../shared/errors';
import { visited, type Visited } from './testing/server';

let site: Visited | undefined;
afterEach(() => site?.close());

const down = (): Promise<never> =>
  Promise.reject(
    new PlumblineError(
      'store_unavailable',
      'The Neo4j server does not answer.',
      {},
      {
        cause: Object.assign(new Error('a name'), { code: 'ServiceUnavailable' }),
      },
    ),
  );

test('ready says whether the store answers, and health whether the process does', async () => {
  site = await visited({ ask: down });
  expect((await site.get('/ready')).status).toBe(200);
  await site.close();
  site = await visited({ ask: down, ready: down });
  const ready = await site.get('/ready');
  expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '10']);
  expect(await ready.json()).toMatchObject({ code: 'store_unavailable' });
  expect((await site.get('/health')).status).toBe(200);
});

test('a page that the store cannot answer says when to ask again, and the log says why without what was said', async () => {
  site = await visited({ ask: down, ready: down });
  await site.get('/ready');
  await site.signIn('anna').catch(() => undefined);
  const line = site.lines.find((l) => l.includes('store_unavailable')) ?? '';
  expect(JSON.parse(line)).toMatchObject({ code: 'store_unavailable', cause: ['ServiceUnavailable'] });
  expect(site.lines.join('')).not.toContain('a name');
});
