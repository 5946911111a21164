import type { Reader } from '../model/view';
import type { Operation } from '../operations/operation';
import { defineOperation } from '../operations/operation';
import { z } from 'zod';
import { PlumblineError } from '../shared/errors';
import { allPages, definePage, type PageExample } from './page';
import { answerOf, type Fill } from './testing/answers';
import { addressOf, opensTo, pageExamples } from './testing/examples';
import { visited, type Visited } from './testing/server';

/** Pages are asked with answers made from the operations' own schemas, so that none is tried with a shape it never gets. */
const HOSTILE = `"'><img src=x onerror=alert(1)></script><script>alert(2)</script>{{7*191*191}}`;
const THINGS = {
  ...{ person: 'x', other: 'y', link: 'x', record: 'x', network: 'x' },
  ...{ pattern: 'call-intensity', finding: '0'.repeat(32), delivery: 'a', file: 'b' },
};
const examples = pageExamples().map((example) => [example.name, example] as const);

async function open(fill: Fill): Promise<Visited> {
  const site = await visited({ ask: (operation: Operation) => Promise.resolve(answerOf(operation, fill)) });
  await site.signIn('analyst.one');
  return site;
}

/** Who may open it. */
function readerOf(example: PageExample): string {
  return opensTo(example, 'analyst') ? 'analyst.one' : 'auditor.one';
}

describe('every page', () => {
  let site: Visited;
  let hostile: Visited;
  /** Of pages that look an id up in an answer: there it must be the one in the address. */
  let idOnly = false;
  beforeAll(async () => {
    const plain: Fill = (field, type) =>
      field === 'id' ? 'call-intensity' : type === 'string' ? '2026-05-03T00:00:00.000Z' : undefined;
    site = await open(plain);
    hostile = await open((field, type) =>
      idOnly && field === 'id' ? 'call-intensity' : type === 'string' ? HOSTILE : undefined,
    );
  });
  afterAll(async () => {
    await site.close();
    await hostile.close();
  });

  test.each(examples)('%s shows an answer with every field there', async (_, example) => {
    const reader = readerOf(example);
    await site.signIn(reader);
    const response = await site.get(addressOf(example, THINGS));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const text = await response.text();
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      expect(text).toContain(reader);
      expect(text).toContain('<p>Clearance ');
      expect(text).not.toMatch(/\bhidden from you|not permitted to see|withheld/i);
    }
  });

  test.each(examples)('%s escapes every field', async (_, example) => {
    await hostile.signIn(readerOf(example));
    idOnly = example.address.includes('{pattern}');
    const response = await hostile.get(addressOf(example, THINGS));
    idOnly = false;
    const text = await response.text();
    expect(response.status).toBe(200);
    if (!response.headers.get('content-type')?.startsWith('text/html')) return;
    expect(text).not.toContain('<img src=x');
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('255367');
  });

  test('the clocks are kept in every link inside, and the banner says that it is not now', async () => {
    await site.signIn('analyst.one');
    const text = await (await site.get('/top20?asOf=2026-05-03')).text();
    expect(text).toContain('Not now.');
    const inside = [...text.matchAll(/href="(\/(?:profile|entity|patterns|networks|search)[^"]*)"/g)].map(
      (m) => m[1],
    );
    expect(inside.length).toBeGreaterThan(3);
    for (const href of inside) expect(href).toContain('asOf=2026-05-03');
  });

  test('what is saved is named after its delivery, with nothing in it that a header or a disk would act on', async () => {
    const things = { ...THINGS, delivery: '../..\\C:"; x=\r\nSet-Cookie: a=b', file: 'b\u202efdp.exe\u0000' };
    const saving = pageExamples().filter((example) => example.saves);
    expect(saving.map((example) => example.name)).toContain('rejects as CSV');
    for (const example of saving) {
      await hostile.signIn(readerOf(example));
      const response = await hostile.get(addressOf(example, things));
      expect([response.status, response.headers.get('content-disposition')]).toEqual([
        200,
        expect.stringMatching(/^attachment; filename="?(?!\.)[\w.-]+"?$/),
      ]);
      expect(response.headers.get('set-cookie') ?? '').not.toContain('a=b');
    }
  });

  test('what a role may not open is refused, and stays signed in', async () => {
    await hostile.signIn('meeting');
    expect((await hostile.get('/search')).status).toBe(403);
    expect((await hostile.get('/top20')).status).toBe(200);
    await hostile.signIn('analyst.one');
  });
});

test('a page asks only what it declares, and every operation that it declares is for its roles or asked conditionally', () => {
  for (const page of allPages()) {
    expect(page.asks.length).toBeGreaterThan(0);
    for (const role of page.roles) expect(page.asks.some((o) => o.roles.includes(role))).toBe(true);
  }
});

test('examples are of their own page, and no two have one name', () => {
  const paths = allPages().map((page) => page.path);
  for (const page of allPages()) {
    for (const example of page.examples) {
      const { pathname } = new URL(addressOf(example, THINGS), 'http://localhost');
      const fits = paths.filter((p) => new RegExp(`^${p.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname));
      expect([example.name, fits]).toEqual([example.name, [page.path]]);
    }
  }
  const names = pageExamples().map((example) => example.name);
  expect(new Set(names).size).toBe(names.length);
  expect(() => addressOf({ name: 'n', address: '/x?id={nonsense}' }, THINGS)).toThrow('nonsense');
});

test('a page whose address sets nothing asks as the command line does without options', async () => {
  const asked: (readonly [Operation, unknown])[] = [];
  const site = await visited({
    ask: (operation: Operation, _reader: Reader, question: unknown) => {
      asked.push([operation, question]);
      return Promise.resolve(answerOf(operation, () => undefined));
    },
  });
  await site.signIn('analyst.one');
  for (const address of ['/networks', '/crews', '/people', '/top20'])
    expect((await site.get(address)).status).toBe(200);
  await site.close();
  expect(asked.map(([{ id }]) => id)).toEqual(
    expect.arrayContaining(['networks', 'crews', 'people', 'top20']),
  );
  for (const [{ id, input }, question] of asked)
    expect([id, input.parse(question)]).toEqual([id, input.parse({})]);
});

test('a page without roles, without an operation, or without an example does not compile', () => {
  const operation = defineOperation({
    id: 'none',
    summary: '',
    input: z.strictObject({}),
    output: z.strictObject({}),
    roles: [],
    audit: 'consultation',
    offered: 'get',
    run: () => Promise.resolve({}),
  });
  const rest = {
    id: 'x',
    path: '/x',
    title: 'x',
    input: z.strictObject({}),
    load: () => Promise.resolve({ model: {} }),
  };
  const examples = [{ name: 'x', address: '/x' }] as const;
  // @ts-expect-error no operation
  definePage({ ...rest, examples, roles: ['analyst'], asks: [] });
  // @ts-expect-error no roles
  definePage({ ...rest, examples, roles: [], asks: [operation] });
  // @ts-expect-error no roles at all
  definePage({ ...rest, examples, asks: [operation] });
  // @ts-expect-error no example
  definePage({ ...rest, examples: [], roles: ['analyst'], asks: [operation] });
  expect(definePage({ ...rest, examples, roles: ['analyst'], asks: [operation] }).id).toBe('x');
});

test('hidden and absent are the same bytes', async () => {
  const site = await visited({
    ask: (operation: Operation, _reader: Reader, question: unknown) => {
      if (operation.id === 'view') return Promise.resolve(answerOf(operation, () => undefined));
      return Promise.reject(new PlumblineError('not_found', `secret ${JSON.stringify(question)}`));
    },
  });
  await site.signIn('analyst.one');
  const body = async (path: string): Promise<string> =>
    (await (await site.get(path)).text()).replaceAll(/nonce="[^"]*"/g, '');
  expect(await body('/entity?id=person:KV.staff:HIDDEN')).toBe(
    await body('/entity?id=person:KV.staff:ABSENT'),
  );
  expect(await body('/record?id=a')).toBe(await body('/no-such-page'));
  await site.close();
});
