import type { Reader } from '../model/view';
import { PlumblineError } from '../shared/errors';
import type { Readers } from '../view';
import { ABSOLUTE_MS, IDLE_MS, SessionMemory } from './session/store';
import { signInLinks } from './session/links';
import { answerOf } from './testing/answers';
import { ANALYST, MEETING, visited, type Visited } from './testing/server';

const plain = (operation: Parameters<typeof answerOf>[0]): Promise<unknown> =>
  Promise.resolve(answerOf(operation, () => undefined));

describe('the application', () => {
  let site: Visited;
  beforeEach(async () => {
    site = await visited({ ask: plain });
  });
  afterEach(() => site.close());

  test('answers /health before anybody has signed in', async () => {
    expect((await site.get('/health')).status).toBe(200);
  });

  test('lets nobody in without a session: pages, REST interface and its description', async () => {
    for (const path of ['/', '/search?query=x', '/api', '/api/v1/search?query=x', '/nothing-here']) {
      expect((await site.get(path)).status).toBe(401);
    }
  });

  test('what is wrong with an address is said in words, with the part of it that is wrong', async () => {
    await site.signIn('analyst.one');
    const said = async (address: string): Promise<string> => {
      const answer = await site.get(address);
      expect(answer.status).toBe(400);
      return (await answer.text()).replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    };
    expect(await said('/search?q=x')).toContain(' The address: nothing here is called &quot;q&quot;;');
    expect(await said('/patterns/shared-number/0000')).toContain('id: there is no finding of this id;');
    expect(await said('/patterns/1')).toContain('pattern: there is no pattern of this id;');
    expect(await said('/networks?resolution=abc')).toContain('resolution: give a number.');
  });

  test('a page that is not for a role links to those that are', async () => {
    await site.signIn('auditor.one');
    const answer = await site.get('/search');
    expect(answer.status).toBe(403);
    const [, after = ''] = (await answer.text()).split('<h1');
    const links = [...after.matchAll(/href="(\/[^"#]*)"/g)].map(([, href = '']) => href);
    expect(links).toContain('/audit');
    for (const href of links) expect([href, (await site.get(href)).status]).toEqual([href, 200]);
  });

  test('a sign-in link is good once', async () => {
    const links = signInLinks();
    const other = await visited({ ask: plain, links });
    const token = links.issue(ANALYST);
    expect((await other.get(`/sign-in?token=${token}`)).status).toBe(303);
    expect((await other.get('/')).status).toBe(200);
    expect((await other.get(`/sign-in?token=${token}`)).status).toBe(401);
    await other.close();
  });

  test('signing in gives a new session id, in a cookie that no script reads and no other site sends', async () => {
    await site.signIn(undefined);
    const before = site.cookie();
    const answer = await site.post(
      '/sign-in/choose',
      `_csrf=${encodeURIComponent(await site.token('/sign-in/choose'))}&reader=analyst.one`,
    );
    expect(answer.status).toBe(303);
    expect(site.cookie()).not.toBe(before);
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict$/);
  });

  test('a reader who is not known in the workforce is told what to mend on a page of its own, and keeps what they loaded', async () => {
    const why = 'access.yaml, line 2: the user analyst.one has staff_id KV-l';
    const closed = (operation: Parameters<typeof answerOf>[0]): Promise<unknown> =>
      operation.loader === true || operation.id === 'deliveries'
        ? plain(operation)
        : Promise.reject(new PlumblineError('reader_unknown', why));
    const other = await visited({ ask: closed });
    await other.signIn('analyst.one');
    const page = await other.get('/');
    expect(page.status).toBe(403);
    const text = await page.text();
    expect(text).toContain('It cannot be told who you are in the workforce');
    expect(text).toContain(why);
    expect(text).toContain('href="/deliveries"');
    const answer = await other.get('/api/v1/search?query=x');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'reader_unknown', detail: why });
    expect((await other.get('/deliveries')).status).toBe(200);
    await other.close();
  });

  describe('while the access file changes', () => {
    let all: readonly Reader[] | PlumblineError;
    let other: Visited;
    const links = signInLinks();
    beforeEach(async () => {
      all = [ANALYST, MEETING];
      const readers: Readers = {
        all: () => (all instanceof PlumblineError ? Promise.reject(all) : Promise.resolve(all)),
        named: () => Promise.reject(new Error('no page asks by name')),
        onChange: () => undefined,
      };
      other = await visited({ ask: plain, links, readers });
    });
    afterEach(() => other.close());

    test.each([
      ['removed', [MEETING]],
      ['changed', [{ ...ANALYST, role: 'investigator' as const }, MEETING]],
      ['given another staff id', [{ ...ANALYST, staffId: 'KV-2' }, MEETING]],
    ])('the session of a reader who is %s ends at once and for good', async (_what, changed) => {
      await other.signIn('analyst.one');
      const cookie = other.cookie();
      all = changed;
      const page = await other.get('/');
      expect(page.status).toBe(401);
      expect(await page.text()).toContain('You have been signed out');
      all = [ANALYST, MEETING];
      expect((await fetch(other.base, { headers: { cookie }, redirect: 'manual' })).status).toBe(401);
      expect(await (await other.get('/api/v1/search?query=x')).json()).toMatchObject({
        code: 'who_is_reading',
      });
    });

    test('the session of a reader whose entry only stands elsewhere goes on', async () => {
      await other.signIn('analyst.one');
      all = [MEETING, { ...ANALYST, place: 'access.yaml, line 9' }];
      expect((await other.get('/')).status).toBe(200);
    });

    test('a link of a reader who is removed or changed is void, also once they are there again', async () => {
      const [one, two] = [links.issue(ANALYST), links.issue(ANALYST)];
      all = [MEETING];
      expect((await other.get(`/sign-in?token=${one}`)).status).toBe(401);
      all = [{ ...ANALYST, clearance: ['C', 'P'] }];
      expect((await other.get(`/sign-in?token=${two}`)).status).toBe(401);
      all = [ANALYST];
      expect((await other.get(`/sign-in?token=${one}`)).status).toBe(401);
      expect((await other.get('/')).status).toBe(401);
    });

    test('one that cannot be read closes pages, the REST interface and sign-in until it is mended', async () => {
      await other.signIn('analyst.one');
      all = new PlumblineError('access_file', 'line 3 has a secret');
      for (const path of ['/', '/api/v1/search?query=x', '/sign-in', '/nothing']) {
        const answer = await other.get(path);
        expect([path, answer.status]).toEqual([path, 500]);
        expect(await answer.text()).not.toContain('secret');
      }
      expect((await other.get('/health')).status).toBe(200);
      all = [ANALYST, MEETING];
      expect((await other.get('/')).status).toBe(200);
    });

    test('a demonstration offers the readers that there are now, and takes no other', async () => {
      await other.signIn(undefined);
      all = [ANALYST];
      const page = await (await other.get('/sign-in/choose')).text();
      expect([page.includes('analyst.one'), page.includes('value="meeting"')]).toEqual([true, false]);
      const token = encodeURIComponent(await other.token('/sign-in/choose'));
      expect((await other.post('/sign-in/choose', `_csrf=${token}&reader=meeting`)).status).toBe(404);
    });
  });

  test('only the demonstration may choose a reader', async () => {
    await site.signIn('meeting');
    expect((await site.get('/sign-in/choose')).status).toBe(401);
  });

  test('signing out ends the session for good', async () => {
    await site.signIn('analyst.one');
    const token = await site.token('/');
    const cookie = site.cookie();
    expect((await site.post('/sign-out', `_csrf=${encodeURIComponent(token)}`)).status).toBe(303);
    expect((await fetch(site.base, { headers: { cookie }, redirect: 'manual' })).status).toBe(401);
  });

  test('security headers on every answer, with a nonce of its own each time', async () => {
    await site.signIn('analyst.one');
    const nonces = new Set<string>();
    for (const path of ['/', '/top20', '/nothing-here', '/api/v1/search?query=x']) {
      const { headers } = await site.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).not.toMatch(/unsafe|https?:/);
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
    expect(nonces.size).toBe(4);
  });

  test('six forgeries are refused, and the true request is not', async () => {
    await site.signIn('analyst.one');
    const token = await site.token('/');
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ ids: ['a'] });
    const forged: Record<string, string>[] = [
      json,
      { ...json, 'x-csrf-token': '' },
      { ...json, 'x-csrf-token': 'x'.repeat(token.length) },
      { ...json, 'x-csrf-token': token.slice(0, -1) },
      { ...json, 'x-csrf-token': token, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' },
      {
        ...json,
        'x-csrf-token': token,
        'sec-fetch-site': 'same-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
    ];
    for (const headers of forged) expect((await site.post('/api/v1/among', body, headers)).status).toBe(403);
    expect((await site.post('/api/v1/among', body, { ...json, 'x-csrf-token': token })).status).toBe(200);
  });

  test('another site may open a page, and may not read one', async () => {
    await site.signIn('analyst.one');
    const opened = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await site.raw('/', opened)).statusCode).toBe(200);
    const embedded = { ...opened, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' };
    expect((await site.raw('/', embedded)).statusCode).toBe(403);
  });

  test('is not reached by a name that somebody else may point at it', async () => {
    expect((await site.raw('/health', { host: 'evil.example' })).statusCode).toBe(421);
  });

  test('the log holds routes and times, and neither ids nor names nor tokens', async () => {
    await site.signIn('analyst.one');
    await site.get('/entity?id=person:KV.staff:KV-1001');
    const log = site.lines.join('');
    expect(log).toContain('"route":"/entity"');
    expect(log).not.toMatch(/KV-1001|analyst|token=/);
  });
});

test('what goes wrong inside is told by name and place: no message, which may hold text of a record', async () => {
  const site = await visited({ ask: () => Promise.reject(new Error('SMITH, Jan was here')) });
  await site.signIn('analyst.one');
  const response = await site.get('/search?query=x');
  expect(response.status).toBe(500);
  expect(`${await response.text()}${site.lines.join('')}`).not.toContain('SMITH');
  expect(site.lines.join('')).toContain('"name":"Error"');
  await site.close();
});

test('where the audit record cannot be written, nothing is shown and it says so', async () => {
  const site = await visited({
    ask: () => Promise.reject(new PlumblineError('audit_unavailable', 'disk full')),
  });
  await site.signIn('analyst.one');
  expect((await site.get('/search?query=x')).status).toBe(503);
  const problem = await site.get('/api/v1/search?query=x');
  expect([problem.status, problem.headers.get('content-type')]).toEqual([
    503,
    'application/problem+json; charset=utf-8',
  ]);
  expect(await problem.json()).toMatchObject({ code: 'audit_unavailable', status: 503 });
  await site.close();
});

test('a disk that is full is told in plain words, and in the log by its cause alone', async () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write '/srv/Jan Smith'"), {
    code: 'ENOSPC',
    path: '/srv/Jan Smith',
  });
  const site = await visited({ ask: () => Promise.reject(full) });
  await site.signIn('analyst.one');
  const page = await site.get('/search?query=x');
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '10']);
  const problem = await site.get('/api/v1/search?query=x');
  expect(problem.status).toBe(503);
  const texts = [await page.text(), await problem.text()];
  for (const text of texts) expect(text).toContain('The disk is full');
  expect(JSON.parse(texts[1] ?? '')).toMatchObject({ code: 'disk_full' });
  const log = site.lines.join('');
  expect(log).toContain('"code":"disk_full","cause":["ENOSPC"]');
  expect(`${texts.join('')}${log}`).not.toMatch(/Jan Smith|no space left/);
  await site.close();
});

describe('behind a TLS proxy', () => {
  test('the cookie is bound to the host and to TLS, and the proxy’s name is accepted', async () => {
    const links = signInLinks();
    const site = await visited({ ask: plain, links, publicUrl: new URL('https://plumbline.example') });
    const headers = { host: 'plumbline.example', 'x-forwarded-proto': 'https' };
    const answer = await site.raw(`/sign-in?token=${links.issue(ANALYST)}`, headers);
    const cookies = String(answer.headers['set-cookie']);
    expect(cookies).toMatch(/^__Host-plumbline=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    await site.close();
  });
});

describe('sessions', () => {
  const alive = (memory: SessionMemory): boolean => {
    let found = false;
    memory.get('id', (_error, session) => (found = session !== null && session !== undefined));
    return found;
  };
  const at = { now: 0 };
  const fresh = (): SessionMemory => {
    at.now = 0;
    const memory = new SessionMemory(() => at.now);
    memory.set('id', { cookie: {} } as never);
    return memory;
  };

  test('end a quarter of an hour after they were last used', () => {
    const memory = fresh();
    at.now = IDLE_MS - 1;
    expect(alive(memory)).toBe(true);
    memory.touch('id', { cookie: {} } as never);
    at.now += IDLE_MS - 1;
    expect(alive(memory)).toBe(true);
    at.now += 1;
    expect(alive(memory)).toBe(false);
  });

  test('end eight hours after they began, however much they are used', () => {
    const memory = fresh();
    for (at.now = 0; at.now < ABSOLUTE_MS; at.now += IDLE_MS / 2) memory.touch('id', { cookie: {} } as never);
    at.now = ABSOLUTE_MS;
    expect(alive(memory)).toBe(false);
  });

  test('are kept under the hash of their id', () => {
    const memory = new SessionMemory();
    memory.set('the-id-itself', { cookie: {} } as never);
    expect(
      JSON.stringify([...(memory as unknown as { kept: Map<string, unknown> }).kept.keys()]),
    ).not.toContain('the-id-itself');
  });
});

test('a link is too old after fifteen minutes', () => {
  let now = 0;
  const links = signInLinks(() => now);
  const token = links.issue(ANALYST);
  now = 15 * 60_000;
  expect(links.redeem(token)).toBeUndefined();
});

describe('for development', () => {
  const asset = '/assets/plumbline.css';

  test('a session outlives a restart that keeps where sessions are, and nothing is kept by browsers', async () => {
    const sessionStore = new SessionMemory();
    const before = await visited({ ask: plain, sessionStore });
    await before.signIn('analyst.one');
    await before.close();
    const after = await visited({ ask: plain, sessionStore, developing: true });
    const cookie = before.cookie();
    expect((await after.get('/', { cookie })).status).toBe(200);
    expect((await after.get(asset)).headers.get('cache-control')).toBe('no-store');
    await after.close();
  });

  test('without it a session ends with the server, and assets are kept for an hour', async () => {
    const before = await visited({ ask: plain });
    await before.signIn('analyst.one');
    await before.close();
    const after = await visited({ ask: plain });
    expect((await after.get('/', { cookie: before.cookie() })).status).toBe(401);
    expect((await after.get(asset)).headers.get('cache-control')).toBe('public, max-age=3600');
    await after.close();
  });
});
