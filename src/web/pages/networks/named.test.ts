import type { Operation } from '../../../operations/operation';
import { answerOf } from '../../testing/answers';
import { visited } from '../../testing/server';

test('a group is named by whom it is around, key people are those on shortest paths, and the measures are explained', async () => {
  const named = (id: string) => ({ id, nativeId: id, label: `Name of ${id}` });
  const group = (id: string, of: object) => ({
    id,
    size: 2,
    members: [],
    stability: 1,
    observed: 3,
    expected: 1.5,
    excess: 0.6,
    ...of,
  });
  const networks = [
    group('g1', {
      around: named('A'),
      keyPeople: [{ ...named('A'), betweenness: 0.0001 }],
      keyPeopleInAll: 7,
    }),
    group('g2', { around: named('B'), keyPeople: [], keyPeopleInAll: 0 }),
  ];
  const site = await visited({
    ask: (operation: Operation) => {
      const answer = answerOf(operation, () => undefined) as object;
      return Promise.resolve(operation.id === 'networks' ? { ...answer, networks } : answer);
    },
  });
  await site.signIn('analyst.one');
  const text = (await (await site.get('/networks')).text())
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');
  await site.close();
  expect(text).toContain('Around Name of A A ');
  expect(text).toContain('Name of A A under 0.1 %');
  expect(text).toContain('1 of 7');
  expect(text).toContain('Around Name of B B ');
  expect(text).toContain('none: no shortest path runs through any of them');
  for (const measure of ['Observed: ', 'Modularity: ', 'Betweenness: ', 'Stability: '])
    expect(text).toContain(measure);
});
