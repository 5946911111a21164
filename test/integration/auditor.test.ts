import { auditedForce, type AuditedForce } from '../support/audited-force';
import { workNumber } from '../support/noninterference/visible-force';

// Who looked at what, as an auditor reads it: S01's household and line are S02 to S04 (visible-force.ts).

let force: AuditedForce;
const ask: AuditedForce['ask'] = (...asked) => force.ask(...asked);
const audit: AuditedForce['audit'] = (...asked) => force.audit(...asked);
const refused: AuditedForce['refused'] = (...asked) => force.refused(...asked);

beforeAll(async () => {
  force = await auditedForce('auditor');
  await ask('analyst', 'search', { query: 'Officer S05' });
  await ask('analyst', 'entity', { id: 'staff:S05' });
  await refused('analyst', 'entity', { id: 'staff:S01' });
  await refused('analyst', 'entity', { id: 'person:TF.staff:S02' });
  await ask('other', 'expand', { id: 'staff:S09', kinds: 'co-accused' });
  await refused('auditor', 'entity', { id: 'staff:S05' });
}, 60_000);
afterAll(() => force.close());

test('an auditor reads who asked what about whom, and how it ended', async () => {
  const { acts } = await audit('auditor', { by: 'analyst' });
  expect(acts.map(({ operation, about, outcome }) => [operation, about, outcome]).reverse()).toEqual([
    ['search', [], 'answered'],
    ['entity', ['staff:S05'], 'answered'],
    ['entity', ['staff:S01'], acts.find((a) => a.self)?.outcome],
    ['entity', ['person:TF.staff:S02'], acts.find((a) => a.circle)?.outcome],
  ]);
  expect(acts.find((a) => a.about.includes('staff:S05'))?.shown).toBeGreaterThan(0);
});

test('a look at oneself and at somebody close is told as a question', async () => {
  const answer = await audit('auditor', { watch: 'questions' });
  expect(answer).toMatchObject({ total: 2, selfSearches: 1, circleSearches: 1 });
  expect(answer.acts.map((a) => [a.user, a.about[0], a.self, a.circle])).toEqual([
    ['analyst', 'person:TF.staff:S02', false, true],
    ['analyst', 'staff:S01', true, false],
  ]);
});

test('by subject: what was asked about it, and what showed it without being asked about it', async () => {
  const { acts } = await audit('auditor', { subject: 'person:TF.staff:S05', by: 'analyst' });
  expect(new Set(acts.map((a) => a.operation))).toEqual(new Set(['entity', 'search']));
});

test('an auditor reads nothing about the own circle, and nothing tells that there is something', async () => {
  // S09 is the auditor: what "other" asked about S09 is not there. It is there for another auditor.
  expect((await audit('auditor', { by: 'other' })).total).toBe(0);
  expect((await audit('close', { by: 'other' })).total).toBe(1);
  // S04 is of S01's circle, and S01 is of S04's: "close" reads nothing that "analyst" did.
  expect((await audit('close', { by: 'analyst' })).total).toBe(0);
  expect((await audit('close', { subject: 'staff:S01' })).total).toBe(0);
});

test('nor is it told of by a number of theirs, or by a record that is about them', async () => {
  const records = (await ask('other', 'entity', { id: 'staff:S05' })) as {
    sources: readonly { records: readonly { id: string; names: readonly { entity: string }[] }[] }[];
  };
  const naming = records.sources
    .flatMap((s) => s.records)
    .filter((r) => r.names.some((n) => n.entity === 'person:TF.staff:S09'));
  const other = records.sources
    .flatMap((s) => s.records)
    .find((r) => !r.names.some((n) => ['person:TF.staff:S09', 'person:TF.staff:S12'].includes(n.entity)));
  await ask('other', 'expand', { id: `phone:${workNumber('S09')}` });
  await ask('other', 'record', { id: other?.id });
  const own = (await ask('other', 'entity', { id: 'staff:S09' })) as typeof records;
  const about = own.sources.flatMap((s) => s.records)[0]?.id ?? naming[0]?.id;
  await ask('other', 'record', { id: about });
  const seen = (await audit('auditor', { by: 'other' })).acts.map((a) => a.about[0]);
  expect(seen).toEqual(expect.arrayContaining([other?.id, 'staff:S05']));
  expect(seen).not.toContain(about);
  expect(seen.some((id) => id?.startsWith('phone:'))).toBe(false);
});

test('a load is told with its deliveries, and a dry run as one', async () => {
  await ask('intake', 'ingest', { dir: force.deliveries, dryRun: true });
  const { acts } = await audit('auditor', { operation: 'ingest' });
  expect(acts.map(({ deliveries, dryRun }) => [deliveries, dryRun])).toEqual([
    [['v1', 'v2', 'v3'], true],
    [['v1', 'v2', 'v3'], false],
  ]);
});

test('a time that ends before it begins is no time in which nothing was done', async () => {
  const asked = { since: '2026-11-02', until: '2026-11-01' };
  expect(await refused('auditor', 'audit', asked)).toBe('usage');
  expect(await refused('auditor', 'audit', { since: '2026-11-01', until: '2026-11-01' })).toBe('');
});

test('whose circle cannot be told reads nothing', async () => {
  expect(await refused('nobody', 'audit', {})).toBe('reader_unknown');
});

test('no other role reads the audit record, and it never holds what was searched for in clear', async () => {
  for (const user of ['analyst', 'intake']) expect(await refused(user, 'audit', {})).toBe('not_permitted');
  expect(JSON.stringify(await audit('auditor', { limit: 1000 }))).not.toContain('Officer');
});

test('a sealed question opens for a reason, which the record then holds', async () => {
  const [search] = (await audit('auditor', { operation: 'search' })).acts;
  expect(await refused('auditor', 'audit-open', { id: search?.id, reason: 'because' })).toBe('usage');
  const reason = 'complaint 2026/114 about look-ups';
  expect(await ask('auditor', 'audit-open', { id: search?.id, reason })).toMatchObject({
    user: 'analyst',
    question: JSON.stringify({ query: 'Officer S05' }),
  });
  const [opened] = (await audit('auditor', { operation: 'audit-open' })).acts;
  expect(opened).toMatchObject({ user: 'auditor', about: [search?.id], outcome: 'answered', reason });
});
