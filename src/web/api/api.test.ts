import { allOperations } from '../../operations/catalogue';
import { answerOf } from '../testing/answers';
import { visited } from '../testing/server';
import { openApiDocument } from './openapi';
import { questionOf } from './question';

const offered = allOperations().filter((o) => o.offered !== 'local');

test('every operation that is offered over HTTP is in the document, by the methods that answer it', async () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, unknown>> };
  expect(Object.keys(paths)).toEqual(offered.map((o) => `/${o.id}`));
  const site = await visited({ ask: (operation) => Promise.resolve(answerOf(operation, () => undefined)) });
  await site.signIn('analyst.one');
  for (const operation of offered) {
    const path = `/api/v1/${operation.id}`;
    expect((await site.get(path)).status).toBe(operation.offered === 'get' ? 200 : 405);
    expect(Object.keys(paths[`/${operation.id}`] ?? {})).toEqual(
      operation.offered === 'get' ? ['get', 'post'] : ['post'],
    );
  }
  await site.close();
});

test('what reads files of this machine is not offered, and is answered as what does not exist', async () => {
  const site = await visited({ ask: () => Promise.resolve({}) });
  await site.signIn('analyst.one');
  const [local, absent] = [await site.get('/api/v1/ingest'), await site.get('/api/v1/nothing')];
  expect(local.status).toBe(404);
  expect(await local.text()).toBe(await absent.text());
  await site.close();
});

test('a stream is sent line by line as NDJSON', async () => {
  const site = await visited({ ask: (operation) => Promise.resolve(answerOf(operation, () => '{"a":1}')) });
  await site.signIn('analyst.one');
  const response = await site.get('/api/v1/export');
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  expect((await response.text()).split('\n').filter((l) => l !== '')).toHaveLength(2);
  await site.close();
});

test('a question from a query: nested names, lists, and nothing that reaches a prototype', () => {
  expect(questionOf({ ids: ['a', 'b'], 'set.windowDays': '7', 'set.times': '3' })).toEqual({
    ids: ['a', 'b'],
    set: { windowDays: '7', times: '3' },
  });
  const question = questionOf({ '__proto__.polluted': 'yes', 'constructor.prototype.polluted': 'yes' });
  expect([Object.keys(question), ({} as Record<string, unknown>)['polluted']]).toEqual([[], undefined]);
});

test('each parameter is told with whether it is needed', () => {
  const { paths } = openApiDocument() as {
    paths: Record<string, { get: { parameters: { name: string; required: boolean }[] } }>;
  };
  const path = Object.fromEntries(paths['/path']?.get.parameters.map((p) => [p.name, p.required]) ?? []);
  expect(path).toMatchObject({ from: true, to: true, k: false, asOf: false });
});
