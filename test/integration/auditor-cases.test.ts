import { seededRng } from '../../src/shared/random';
import { auditedForce, type AuditedForce } from '../support/audited-force';
import { complaint, intelligence } from '../support/noninterference/visible-force';

// A question about a complaint, a report or a vehicle says whom it is about as one about the person does. S09 is the
// auditor, S12 their supervisor; "close" (S04) is an auditor to whom neither is anybody.

const OF_THE_CIRCLE = ['complaint:C90', 'case:TF.complaint:C90', 'report:R90', 'vehicle:AB12CDE'];
const OF_OTHERS = ['complaint:C91', 'report:R91', 'vehicle:XY34ZZZ', 'nominal:N5'];

let force: AuditedForce;
const read = async (user: string): Promise<readonly string[]> =>
  (await force.audit(user, { by: 'other', limit: 1000 })).acts
    .map(({ operation, about }) => `${operation} ${about.join(' ')}`.trim())
    .reverse();

beforeAll(async () => {
  const rng = seededRng('cases');
  force = await auditedForce('cases', [
    {
      delivery: 'v4',
      suppliedAt: '2026-06-11T09:00:00Z',
      files: [
        { source: 'complaints', rows: [complaint(rng, 'C90', 'S12'), complaint(rng, 'C91', 'S05')] },
        {
          source: 'intelligence-reports',
          rows: [
            intelligence(rng, 'R90', ['S09'], ['vehicle:AB12CDE', 'nominal:N5']),
            intelligence(rng, 'R91', ['S05'], ['vehicle:XY34ZZZ']),
            // Nobody here sees it: what is searched for in it finds nothing.
            intelligence(rng, 'R92', ['S09'], [], { handling: 'C' }),
          ],
        },
        {
          source: 'links',
          rows: [
            {
              from: 'complaint:C90',
              to: 'nominal:N5',
              kind: 'named in',
              from_date: '2026-03-01',
              grade: '2B',
            },
          ],
        },
      ],
    },
  ]);
  const ask: AuditedForce['ask'] = (...asked) => force.ask(...asked);
  for (const id of [...OF_THE_CIRCLE, ...OF_OTHERS]) await ask('other', 'entity', { id });
  await ask('other', 'ego', { id: 'complaint:C90', kinds: 'accused-in' });
  const { sources } = (await ask('other', 'entity', { id: 'nominal:N5' })) as {
    sources: readonly {
      records: readonly { id: string; source: string; names: readonly { entity: string }[] }[];
    }[];
  };
  const link = sources
    .flatMap((s) => s.records)
    .find(({ names }) => names.some(({ entity }) => entity === 'case:TF.complaint:C90'));
  // It names the complaint, and nobody of the circle.
  await ask('other', 'record', { id: link?.id });
  for (const query of ['C90', 'R92', 'complaint:c90', 'C91']) await ask('other', 'search', { query });
  await force.refused('other', 'link', { id: 'accused-in|case:TF.complaint:C90', colour: 'red' });
}, 60_000);
afterAll(() => force.close());

test('an auditor reads no act about a complaint, report or vehicle of somebody in the own circle', async () => {
  const asked = (ids: readonly string[]): string[] => ids.map((id) => `entity ${id}`);
  // Neither of a record that names such a case, a search for one, or a question about one that was refused.
  expect(await read('auditor')).toEqual([...asked(OF_OTHERS), 'entity nominal:N5', 'search']);
  expect(await read('close')).toEqual([
    ...asked([...OF_THE_CIRCLE, ...OF_OTHERS]),
    'ego complaint:C90',
    'entity nominal:N5',
    expect.stringMatching(/^record [0-9a-f]{32}$/),
    'search case:TF.complaint:C90',
    'search report:TF.report:R92',
    'search case:TF.complaint:C90',
    'search',
    'link',
  ]);
});

test.each(OF_THE_CIRCLE)('as a subject, %s is answered as one that nothing was shown of', async (subject) => {
  expect(await force.audit('auditor', { subject, by: 'other' })).toMatchObject({ total: 0 });
  expect((await force.audit('close', { subject, by: 'other' })).total).toBeGreaterThan(0);
});

test('and none of them is opened, or its key destroyed', async () => {
  const acts = (await force.audit('close', { by: 'other' })).acts.filter(({ about }) =>
    about.some((id) => id.endsWith('C90')),
  );
  expect(acts).toHaveLength(5);
  const reason = 'to see what is asked about it';
  for (const { id } of acts)
    for (const operation of ['audit-open', 'audit-destroy-key'])
      expect([operation, await force.refused('auditor', operation, { id, reason })]).toEqual([
        operation,
        'not_found',
      ]);
});
