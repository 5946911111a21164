import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LOG_FILE } from '../../src/audit/log/merkle-log';
import type { StoredEntry } from '../../src/audit/entry';
import { openedQuestion, readActs } from '../../src/audit';
import type { Reader } from '../../src/model/view';
import { ask } from '../../src/operations/ask';
import { allOperations } from '../../src/operations/catalogue';
import { PlumblineError } from '../../src/shared/errors';
import { seededRng } from '../../src/shared/random';
import { allPages } from '../../src/web/page';
import { recordedSignIns } from '../../src/web/session/sign-ins';
import { visited, type Visited } from '../../src/web/testing/server';
import { writeAccess } from '../../scripts/reader-of-all';
import { entriesOf } from '../support/audit-entry';
import { READER_STAFF, visibleForce } from '../support/noninterference/visible-force';
import { openWorld, type World } from '../support/noninterference/world';

// Whatever somebody who is signed in asks of a page or of the REST interface, and is refused, leaves one entry; what is
// answered leaves the entries of its questions, and no other.

let folder: string;
let world: World;
let site: Visited;
let readers: readonly Reader[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-refusals-'));
  world = await openWorld(folder, visibleForce(seededRng('refusals')));
  const register = { no_staff_record: { reason: 'test', excluded: [] } };
  writeAccess(path.join(folder, 'home'), [
    { name: 'reader', staff_id: READER_STAFF, role: 'analyst', loader: true },
    { name: 'keeper', role: 'administrator', ...register },
    { name: 'watch', role: 'auditor', ...register },
    { name: 'meeting', role: 'meeting', ...register },
  ]);
  const { services } = world;
  readers = await services.readers.all();
  site = await visited({
    ask: (operation, reader, question) => ask(services, operation, reader, question),
    signIns: recordedSignIns(services.audit),
    readers: services.readers,
  });
}, 60_000);
afterAll(async () => {
  await site.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Signs somebody in, and gives the token of the session. */
async function as(name: string): Promise<string> {
  await site.signIn(name);
  return site.token('/');
}

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** The status of a request of this session, and the entries that it left. */
async function sent(address: string, options: Sent = {}): Promise<{ status: number; left: StoredEntry[] }> {
  const before = entriesOf(world.services).length;
  const headers = { cookie: site.cookie(), ...options.headers };
  const answer = await fetch(new URL(address, site.base), { redirect: 'manual', ...options, headers });
  await answer.text();
  return { status: answer.status, left: entriesOf(world.services).slice(before) };
}

/** That one entry stands for it: by whom, with which code, and about which page or operation. */
async function refusedOnce(
  address: string,
  options: Sent,
  expected: { status: number; who: string; code: string; operation?: string; page?: string },
): Promise<void> {
  const { status, left } = await sent(address, options);
  const told = left.map(({ act, who, outcome, operation, details }) => ({
    ...{ act, who: who?.name, code: outcome, operation, page: details?.['page'] },
  }));
  const { status: as, operation, page, ...rest } = expected;
  expect([options.method ?? 'GET', address, status, told]).toEqual([
    ...[options.method ?? 'GET', address, as],
    [{ act: 'refused', operation, page, ...rest }],
  ]);
}

/** An address of a page, with something in every place of it. */
const addressOf = (page: { path: string }): string => page.path.replaceAll(/:\w+/g, 'x');
const another = (roles: readonly string[]): string | undefined =>
  readers.find((r) => !roles.includes(r.role))?.name;
const one = (roles: readonly string[]): string => readers.find((r) => roles.includes(r.role))?.name ?? '';
const json = (token: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-csrf-token': token,
});

test.each(allPages().map((page) => [page.id, page] as const))('page %s', async (id, page) => {
  const of = { operation: page.asks[0].id, page: id };
  const address = addressOf(page);
  const other = another(page.roles);
  if (other !== undefined) {
    await as(other);
    await refusedOnce(address, {}, { ...of, status: 403, who: other, code: 'not_permitted' });
    await refusedOnce(`${address}?q=Ann`, {}, { ...of, status: 403, who: other, code: 'not_permitted' });
  }
  const who = one(page.roles);
  await as(who);
  const usage = { ...of, status: 400, who, code: 'usage' };
  await refusedOnce(`${address}?no-such=1`, {}, usage);
  await refusedOnce(
    `${page.examples[0].address.replaceAll(/\{\w+\}/g, 'x')}${page.examples[0].address.includes('?') ? '&' : '?'}asOf=whenever`,
    {},
    usage,
  );
  await refusedOnce(
    address,
    { method: 'POST', body: 'x' },
    { ...of, status: 405, who, code: 'wrong_method' },
  );
});

const offered = allOperations().filter((operation) => operation.offered !== 'local');

test.each(offered.map((operation) => [operation.id, operation] as const))(
  'REST: %s',
  async (id, operation) => {
    const address = `/api/v1/${id}`;
    const other = another(operation.roles);
    if (other !== undefined) {
      const token = await as(other);
      const refused = { status: 403, who: other, code: 'not_permitted', operation: id };
      await refusedOnce(address, { method: 'POST', body: '{}', headers: json(token) }, refused);
      if (operation.offered === 'get') await refusedOnce(`${address}?x=1`, {}, refused);
    }
    const who = one(operation.roles);
    const token = await as(who);
    const post = (body: string, headers = json(token)): Sent => ({ method: 'POST', body, headers });
    const by = { who, operation: id };
    await refusedOnce(address, post('{"query":'), { ...by, status: 400, code: 'usage' });
    await refusedOnce(address, post('{"asOf":{}}'), { ...by, status: 400, code: 'usage' });
    await refusedOnce(address, post('['.repeat(5000) + ']'.repeat(5000)), {
      ...by,
      status: 400,
      code: 'usage',
    });
    await refusedOnce(address, post('query=x', { ...json(token), 'content-type': 'text/plain' }), {
      ...{ ...by, status: 415, code: 'wrong_type' },
    });
    await refusedOnce(address, post(`{"x":"${'x'.repeat(2 << 20)}"}`), {
      ...by,
      status: 413,
      code: 'too_large',
    });
    await refusedOnce(
      address,
      { method: 'PUT', headers: json(token) },
      { ...by, status: 405, code: 'wrong_method' },
    );
    await refusedOnce(address, post('{}', json('another')), { ...by, status: 403, code: 'token_refused' });
  },
);

test('what is none: a page, an operation, an address, a request of another site', async () => {
  const token = await as('reader');
  const none = { who: 'reader', status: 404, code: 'not_found' };
  await refusedOnce('/nothing-here', {}, none);
  await refusedOnce('/api/v1/nothing', {}, none);
  await refusedOnce('/api/v1/nothing', { method: 'POST', body: '{}', headers: json(token) }, none);
  await refusedOnce('/api/nothing', {}, none);
  await refusedOnce('/sign-in/choose', {}, { ...none, status: 401, code: 'who_is_reading' });
  await refusedOnce('/patterns/%', {}, { ...none, status: 400, code: 'usage' });
  const before = entriesOf(world.services).length;
  const { statusCode } = await site.raw('/search?query=x', {
    ...{ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
  });
  expect([
    statusCode,
    entriesOf(world.services)
      .slice(before)
      .map((e) => [e.act, e.outcome]),
  ]).toEqual([403, [['refused', 'token_refused']]]);
});

test('what was asked is sealed, and the session’s token is not kept', async () => {
  const token = await as('reader');
  await sent('/search?q=Ann+Bloggs');
  await sent('/api/v1/search', { method: 'POST', body: '{"query":"Ann Bloggs"', headers: json(token) });
  await sent('/sign-out', {
    ...{ method: 'POST', body: `_csrf=forged&x=Ann+Bloggs` },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const { auditRecord } = world.services;
  const log = readFileSync(path.join(auditRecord.own.folder, LOG_FILE), 'utf8');
  expect(log).not.toMatch(/Bloggs/);
  const acts = (await readActs(auditRecord.setting.folder)).slice(-3);
  expect(await Promise.all(acts.map((act) => openedQuestion(auditRecord.setting, act)))).toEqual([
    '{"address":"/search?q=Ann+Bloggs"}',
    '{"address":"/api/v1/search","body":"{\\"query\\":\\"Ann Bloggs\\""}',
    '{"address":"/sign-out","body":{"x":"Ann Bloggs"}}',
  ]);
});

test('whoever is not signed in leaves nothing', async () => {
  await as('reader');
  const headers = { cookie: '' };
  const left: unknown[] = [];
  for (const address of ['/', '/audit', '/search?q=Ann', '/nothing', '/api/v1/search', '/api/v1/nothing'])
    left.push(...(await sent(address, { headers })).left);
  left.push(...(await sent('/search', { method: 'POST', body: 'x', headers })).left);
  left.push(...(await sent('/api/v1/search', { method: 'PUT', headers })).left);
  const type = { 'content-type': 'application/json' };
  left.push(
    ...(await sent('/api/v1/search', { method: 'POST', body: '{', headers: { ...headers, ...type } })).left,
  );
  expect(left).toEqual([]);
});

test('a page that is answered leaves two entries for each question, and no refusal', async () => {
  await as('reader');
  for (const [address, questions] of [
    ['/', ['home', 'view', 'view']],
    ['/search', ['view']],
    ['/search?query=S05', ['search', 'view']],
  ] as const) {
    const { left } = await sent(address);
    const begun = left.filter((e) => e.act === 'before');
    expect([address, begun.map((e) => e.operation).sort()]).toEqual([address, questions]);
    expect(left.map((e) => e.act).sort()).toEqual([
      ...questions.map(() => 'after'),
      ...questions.map(() => 'before'),
    ]);
  }
});

test('a refusal that cannot be told is not answered as one', async () => {
  const full: World['services']['audit'] = Object.assign(
    Object.create(world.services.audit) as typeof world.services.audit,
    {
      tell: () => Promise.reject(new PlumblineError('audit_unavailable', 'The disk is full.')),
    },
  );
  const { signedIn, signedOut, turnedOut, refusedLink } = recordedSignIns(world.services.audit);
  const other = await visited({
    ask: () => Promise.reject(new Error('not asked')),
    signIns: { ...recordedSignIns(full), signedIn, signedOut, turnedOut, refusedLink },
    readers: world.services.readers,
  });
  await other.signIn('reader');
  expect((await other.get('/audit')).status).toBe(503);
  await other.close();
});
