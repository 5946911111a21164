import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { runProgram } from '../../src/cli/program';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import { PlumblineError } from '../../src/shared/errors';
import { seededRng } from '../../src/shared/random';
import { writeDeliveries } from '../support/noninterference/delivered';
import { visibleForce } from '../support/noninterference/visible-force';

// Keys of sealed questions are destroyed by auditors, never of their own questions. S04 is of S01's circle (visible-force.ts).

const DAY = 86_400_000;
const START = Date.UTC(2026, 6, 5, 9);
const REASON = 'retention schedule, one month';
const SECRET_TEXT = 'Officer S05';

let folder: string;
let home: string;
let composed: Awaited<ReturnType<typeof compose>>;
let now = START;
const clock = jest.spyOn(Date, 'now').mockImplementation(() => (now += 1));

/** A folder that holds the force and in which an analyst and an auditor have asked: made once, and copied for each test. */
let pattern: string;
let madeAt: number;

beforeAll(async () => {
  pattern = mkdtempSync(path.join(os.tmpdir(), 'plumbline-pattern-'));
  home = path.join(pattern, 'home');
  mkdirSync(home);
  const users = [
    { name: 'analyst', staff_id: 'S01', role: 'analyst' },
    { name: 'auditor', staff_id: 'S09', role: 'auditor' },
    { name: 'second', staff_id: 'S08', role: 'auditor' },
    { name: 'close', staff_id: 'S04', role: 'auditor' },
    { name: 'partner', staff_id: 'S01', role: 'auditor' },
    { name: 'intake', role: 'administrator', loader: true },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const dir = path.join(pattern, 'deliveries');
  writeDeliveries(dir, visibleForce(seededRng('auditor')));
  await ask('intake', 'ingest', { dir });
  await ask('analyst', 'search', { query: SECRET_TEXT });
  await ask('auditor', 'audit', { by: 'analyst' });
  await composed.close();
  madeAt = now;
}, 60_000);
afterAll(() => rmSync(pattern, { recursive: true, force: true }));

beforeEach(async () => {
  now = madeAt;
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-destroyed-'));
  home = path.join(folder, 'home');
  cpSync(path.join(pattern, 'home'), home, { recursive: true });
  composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
});
afterEach(async () => {
  await composed.close();
  rmSync(folder, { recursive: true, force: true });
});
afterAll(() => clock.mockRestore());

interface Act {
  readonly id: string;
  readonly act: string;
  readonly user: string;
  readonly operation: string;
  readonly reason: string;
  readonly outcome: string;
}

function ask(user: string, operation: string, question: unknown): Promise<unknown> {
  return askNamed(composed.services, { user, operation, question });
}

async function acts(user: string, question: object): Promise<readonly Act[]> {
  return ((await ask(user, 'audit', question)) as { acts: readonly Act[] }).acts;
}
const searchOf = async (user: string): Promise<string> =>
  (await acts(user, { operation: 'search' }))[0]?.id ?? '';
const opened = (user: string, id: string): Promise<unknown> =>
  ask(user, 'audit-open', { id, reason: 'to see whether it opens' });
const verified = (): Promise<unknown> => ask('intake', 'verify', {});

/** The code of what a question is refused with; '' where it is answered. */
async function refused(user: string, question: object): Promise<string> {
  try {
    await ask(user, 'audit-destroy-key', { reason: REASON, ...question });
    return '';
  } catch (error) {
    if (error instanceof PlumblineError) return error.code;
    throw error;
  }
}

/** All files of the data folder, and where in them these bytes stand. */
function filesHolding(bytes: Buffer): string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => path.join(f.parentPath, f.name))
    .filter((file) => readFileSync(file).includes(bytes));
}

/** The log line of the search, and its key as it lies on the disk. */
function sealedSearch(): { line: string; key: Buffer } {
  const log = path.join(home, 'audit', 'command-1');
  const line =
    readFileSync(path.join(log, 'log'), 'utf8')
      .split('\n')
      .find((l) => l.includes('"act":"before"') && l.includes('"operation":"search"')) ?? '';
  const { question } = JSON.parse(line) as { question: { key: number } };
  const key = readFileSync(path.join(log, 'keys')).subarray(question.key * 32, (question.key + 1) * 32);
  return { line, key: Buffer.from(key) };
}

test('a destroyed key is in no file, the entry stands as it was, and whoever opens it is told when, by whom and why', async () => {
  const id = await searchOf('auditor');
  expect(await opened('auditor', id)).toMatchObject({
    question: JSON.stringify({ query: SECRET_TEXT }),
    gone: null,
  });
  const before = sealedSearch();
  expect(filesHolding(before.key)).toHaveLength(1);
  expect(await ask('auditor', 'audit-destroy-key', { id, reason: REASON })).toEqual({ destroyed: 1, own: 0 });
  expect(filesHolding(before.key)).toEqual([]);
  expect(sealedSearch().line).toBe(before.line);
  const [deed] = await acts('second', { operation: 'audit-destroy-key', by: 'auditor' });
  const answer = (await opened('second', id)) as { question: null; gone: { at: string } };
  expect(answer).toMatchObject({ question: null, gone: { how: 'destroyed', by: 'auditor', reason: REASON } });
  expect(Math.abs(Date.parse(answer.gone.at) - now)).toBeLessThan(DAY);
  expect(await verified()).toMatchObject({ ok: true, differences: [] });
  expect(deed).toMatchObject({ user: 'auditor', reason: REASON });
  expect(await refused('auditor', { id })).toBe('not_found');
});

test('it is told before it is done, and after: what is destroyed, by whom, for what reason', async () => {
  await ask('auditor', 'audit-destroy-key', { id: await searchOf('auditor'), reason: REASON });
  const told = await acts('second', { operation: 'audit-destroy-key' });
  expect(told.map((a) => [a.act, a.user, a.reason, a.outcome]).sort()).toEqual([
    ['asked', 'auditor', REASON, 'answered'],
    ['keys-destroyed', 'auditor', REASON, ''],
  ]);
});

test('by date: all that is older, but not the own questions, which another auditor destroys', async () => {
  now = START + 40 * DAY;
  await ask('analyst', 'search', { query: 'a later one' });
  const { key } = sealedSearch();
  const before = '2026-07-15';
  const answer = (await ask('auditor', 'audit-destroy-key', { before, reason: REASON })) as object;
  // Of what stands before that date: one of intake, one of the analyst; "auditor" asked the third.
  expect(answer).toEqual({ destroyed: 2, own: 1 });
  expect(filesHolding(key)).toEqual([]);
  const [later, earlier] = await acts('auditor', { operation: 'search' });
  expect(await opened('auditor', later?.id ?? '')).toMatchObject({
    gone: null,
    question: '{"query":"a later one"}',
  });
  expect(await opened('auditor', earlier?.id ?? '')).toMatchObject({
    question: null,
    gone: { reason: REASON },
  });
  const look = (await acts('second', { by: 'auditor', until: before }))[0]?.id ?? '';
  expect(await opened('second', look)).toMatchObject({ question: '{"by":"analyst"}' });
  expect(await refused('auditor', { id: look })).toBe('not_permitted');
  expect(await refused('second', { id: look })).toBe('');
  expect(await verified()).toMatchObject({ ok: true });
});

test('by date: nothing of what the auditor may not read, and nothing tells that there is any', async () => {
  now = START + 40 * DAY;
  const { key } = sealedSearch();
  // S01, the analyst, is of the circle of "close": those of intake and "auditor" are destroyed.
  expect(await ask('close', 'audit-destroy-key', { before: '2026-07-15', reason: REASON })).toEqual({
    destroyed: 2,
    own: 0,
  });
  expect(filesHolding(key)).toHaveLength(1);
  expect(await opened('auditor', await searchOf('auditor'))).toMatchObject({ gone: null });
});

test('keys of a log that was given up are destroyed as well', async () => {
  await composed.close();
  const file = path.join(home, 'audit', 'command-1', 'log');
  const { key } = sealedSearch();
  writeFileSync(
    file,
    readFileSync(file, 'latin1').replace('"outcome":"answered"', '"outcome":"Answered"'),
    'latin1',
  );
  composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'verify');
  expect(await verified()).toMatchObject({ ok: false });
  await ask('intake', 'accept', { reason: 'the log was edited by hand' });
  expect(filesHolding(key)).toEqual([path.join(home, 'audit', 'set-aside', 'command-1.1', 'keys')]);
  now = START + 40 * DAY;
  await ask('auditor', 'audit-destroy-key', { before: '2026-07-15', reason: REASON });
  expect(filesHolding(key)).toEqual([]);
  expect(await verified()).toMatchObject({ ok: true });
});

test('what cannot be said so is refused, and nobody but an auditor destroys', async () => {
  const id = await searchOf('auditor');
  for (const user of ['analyst', 'intake']) expect(await refused(user, { id })).toBe('not_permitted');
  for (const question of [
    {},
    { id, before: '2020-01-01' },
    { before: '2026-07-04' },
    { before: '2027-01-01' },
    { id, reason: 'short' },
  ])
    expect([question, await refused('auditor', question)]).toEqual([question, 'usage']);
  expect(await refused('close', { id })).toBe('not_found');
  expect(await opened('auditor', id)).toMatchObject({ gone: null });
});

test('an auditor reads of no act that is about an act they may not read', async () => {
  const id = await searchOf('auditor');
  await opened('auditor', id);
  await ask('auditor', 'audit-destroy-key', { id, reason: REASON });
  for (const operation of ['audit-open', 'audit-destroy-key'])
    expect([operation, await acts('close', { operation })]).toEqual([operation, []]);
  expect(await acts('second', { operation: 'audit-open' })).toHaveLength(1);
});

test('who destroyed it is not told to an auditor who may not read of them', async () => {
  const load = (await acts('close', { operation: 'ingest' }))[0]?.id ?? '';
  await ask('partner', 'audit-destroy-key', { id: load, reason: REASON });
  const gone = { how: 'destroyed', at: expect.any(String) as string };
  expect(await opened('close', load)).toMatchObject({ gone: { ...gone, by: null, reason: null } });
  expect(await opened('second', load)).toMatchObject({ gone: { ...gone, by: 'partner', reason: REASON } });
});

test('a key that a backup brings back opens nothing and is a difference until it is destroyed again', async () => {
  const id = await searchOf('auditor');
  const keys = path.join(home, 'audit', 'command-1', 'keys');
  cpSync(keys, path.join(folder, 'backup'));
  await ask('auditor', 'audit-destroy-key', { id, reason: REASON });
  const destroyed = readFileSync(keys);
  const whole = readFileSync(path.join(folder, 'backup'));
  writeFileSync(keys, Buffer.concat([whole, destroyed.subarray(whole.length)]));
  expect(await opened('second', id)).toMatchObject({ question: null });
  expect(await verified()).toMatchObject({ ok: false });
  expect(await refused('second', { id })).toBe('');
  expect(await verified()).toMatchObject({ ok: true });
});

test('keys that were lost are differences until whoever loads accepts that, and says so to whoever opens', async () => {
  const id = await searchOf('auditor');
  const keys = path.join(home, 'audit', 'command-1', 'keys');
  const { key } = sealedSearch();
  const bytes = readFileSync(keys);
  bytes.fill(0, bytes.indexOf(key), bytes.indexOf(key) + 32);
  writeFileSync(keys, bytes);
  expect(await verified()).toMatchObject({ ok: false });
  await ask('intake', 'accept', { reason: 'the disk had a bad block' });
  expect(await verified()).toMatchObject({ ok: true });
  const gone = { how: 'lost', by: 'intake', reason: 'the disk had a bad block' };
  expect(await opened('auditor', id)).toMatchObject({ question: null, gone });
});

/** What a command line prints for a person. */
async function printed(user: string, ...argv: readonly string[]): Promise<string> {
  const env = { ...process.env };
  Object.assign(process.env, { PLUMBLINE_HOME: home, PLUMBLINE_USER: user });
  let text = '';
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    await runProgram([...argv]);
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.env = env;
  }
  return text;
}

test('the commands say what was destroyed, what is left, and of what cannot be opened why', async () => {
  now = START + 40 * DAY;
  const id = await searchOf('auditor');
  await composed.close();
  const destroyed = await printed('auditor', 'audit', 'destroy-key', id, '--reason', REASON);
  expect(destroyed).toBe(
    '1 key destroyed: what was asked cannot be opened any more. That it was asked, by whom and when, stands.\n',
  );
  const older = await printed(
    'auditor',
    'audit',
    'destroy-key',
    '--before',
    '2026-07-15',
    '--reason',
    REASON,
  );
  expect(older).toContain(
    'Left to another auditor: 1 that you asked yourself, and whatever you may not read about.',
  );
  const why = await printed('second', 'audit', 'open', id, '--reason', 'to see whether it opens');
  expect(why).toMatch(
    /^Its key was destroyed at 14 August 2026, \d\d:\d\d BST by auditor: retention schedule, one month\n$/,
  );
  composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
});
