import { demoServer, type DemoServer } from './demo-server';

// The built product as it is started, on this Node: a force invented, loaded and served; signed in, asked, stopped.
let server: DemoServer;
beforeAll(async () => {
  server = await demoServer(150, 1);
}, 120_000);
afterAll(() => server?.remove());

test('serves what was loaded to whoever signed in, and stops when asked', async () => {
  const at = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, server.base), { redirect: 'manual', ...init });
  expect(await (await at('/health')).json()).toEqual({ ok: true });
  expect((await at('/')).status).not.toBe(200);
  const signedIn = await at(server.signInUrl);
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/sign-in/choose']);
  const cookieOf = (response: Response): string =>
    (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const cookie = cookieOf(signedIn);
  const choice = await (await at('/sign-in/choose', { headers: { cookie } })).text();
  const token = /name="_csrf" value="([^"]+)"/.exec(choice)?.[1] ?? '';
  const chosen = await at('/sign-in/choose', {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ _csrf: token, reader: 'supervisor.one' }),
  });
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/']);
  const answer = await at('/api/v1/top20?size=3', { headers: { cookie: cookieOf(chosen) } });
  const { rows } = (await answer.json()) as { rows: unknown[] };
  expect(rows).toHaveLength(3);
  const { ms, status } = await server.stop();
  expect(status).toBe(0);
  expect(ms).toBeLessThan(10_000);
});
