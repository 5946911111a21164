import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

/** The page's HTML where `crews` answers so. */
async function html(of: object): Promise<string> {
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as object;
      return Promise.resolve(operation.id === 'crews' ? { ...answer, ...of } : answer);
    },
  });
  await site.signIn('analyst.one');
  const text = await (await site.get('/crews')).text();
  await site.close();
  return text;
}

const textOf = (page: string): string => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

test('each incident can be opened: a case by its id, a record by its own, a month has no page', async () => {
  const incident = (kind: string, id: string, nativeId: string | null) => ({
    id,
    nativeId,
    kind,
    members: 3,
    named: 4,
    adds: 1,
    at: nativeId === null ? null : ['2026-05-02T23:00:00.000Z', '2026-05-03T22:59:59.999Z'],
  });
  const crew = {
    rank: 1,
    members: [{ id: 'person:KV.staff:1', nativeId: '1', label: 'Jan Smith' }],
    ...{ observed: 9, expected: 3.25, excess: 3.4, stability: 0.5, withoutUnit: null },
    incidents: [
      incident('case', 'case:KV.complaint:C1', 'C1'),
      incident('record', 'abcdef', null),
      incident('month', 'called|a|b|2024-02', null),
    ],
    cautions: ['Rests on 3 incidents: too few to tell a habit from chance.'],
  };
  const page = await html({ crews: [crew], says: ['Chance from members’ own activity only.'] });
  expect(page).toContain('href="/entity?id=case%3AKV.complaint%3AC1">C1</a>');
  expect(page).toContain('href="/record?id=abcdef"');
  const text = textOf(page);
  for (const said of [
    '3 incidents of group 1',
    '3 May 2026; names 3 of them, 4 in all; adds 1',
    'no date; names 3 of them',
    'added by 3 incidents',
    'four who are named alone add 2',
    '3.25 own activity only',
    'Rests on 3 incidents: too few',
    'Chance from members’ own activity only.',
    'never a finding',
  ])
    expect(text).toContain(said);
});

test('where there is no crew, it says why', async () => {
  const text = textOf(await html({ crews: [], population: 12, says: ['12 incidents in all: too few'] }));
  expect(text).toContain('Of 12 people named together with others no group');
  expect(text).toContain('12 incidents in all: too few');
});
