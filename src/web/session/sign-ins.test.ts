import type { Told } from '../../audit/entry';
import type { Recorder } from '../../audit';
import { answerOf } from '../testing/answers';
import { ANALYST, visited, type Visited } from '../testing/server';
import { signInLinks } from './links';
import { recordedSignIns } from './sign-ins';

// Who comes and goes, and what is refused at the door, is told to the audit record before anything else happens.

let told: Told[];
let full: boolean;
let site: Visited;
const recorder = {
  tell: (act: Told) => {
    if (full) return Promise.reject(new Error('disk full'));
    told.push(act);
    return Promise.resolve();
  },
} as Recorder;

beforeEach(async () => {
  told = [];
  full = false;
  const signIns = recordedSignIns(recorder);
  site = await visited({
    ask: (operation) => Promise.resolve(answerOf(operation, () => undefined)),
    signIns,
  });
});
afterEach(() => site.close());

test('signing in and out', async () => {
  await site.signIn('analyst.one');
  await site.post('/sign-out', `_csrf=${encodeURIComponent(await site.token('/'))}`);
  expect(told).toEqual([
    { act: 'signed-in', who: { name: 'analyst.one', role: 'analyst', staffId: 'KV-1' } },
    { act: 'signed-out', who: { name: 'analyst.one', role: 'analyst', staffId: 'KV-1' } },
  ]);
});

test('a demonstration tells who was chosen', async () => {
  await site.signIn(undefined);
  expect(told).toEqual([]);
  const token = encodeURIComponent(await site.token('/sign-in/choose'));
  await site.post('/sign-in/choose', `_csrf=${token}&reader=meeting`);
  expect(told).toEqual([{ act: 'signed-in', who: { name: 'meeting', role: 'meeting' } }]);
});

test('a link that is none or was used, and a form that is not of this server', async () => {
  const links = signInLinks();
  expect((await site.get(`/sign-in?token=${links.issue(ANALYST)}`)).status).toBe(401);
  await site.signIn('analyst.one');
  expect((await site.post('/sign-out', '_csrf=forged')).status).toBe(403);
  const json = { 'content-type': 'application/json', 'x-csrf-token': 'forged' };
  expect((await site.post('/api/v1/among', '{}', json)).status).toBe(403);
  await site.post('/sign-out', `_csrf=${encodeURIComponent(await site.token('/'))}`);
  expect((await site.post('/sign-out', '_csrf=forged')).status).toBe(403);
  expect(told.map(({ act, who, details }) => [act, who?.name, details])).toEqual([
    ['refused', undefined, { token: 'sign-in link' }],
    ['signed-in', 'analyst.one', undefined],
    ['refused', 'analyst.one', { token: 'page', method: 'POST' }],
    ['refused', 'analyst.one', { token: 'page', method: 'POST' }],
    ['signed-out', 'analyst.one', undefined],
    ['refused', undefined, { token: 'page' }],
  ]);
});

test('where it cannot be told, nobody comes in', async () => {
  full = true;
  expect((await site.signIn('analyst.one')).status).toBe(500);
  expect((await site.get('/')).status).toBe(401);
});
