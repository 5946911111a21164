import { changesBetween, recordOf } from './presenter';

test('a version tells which fields it changed, added and emptied', () => {
  expect(
    changesBetween(
      { finding: 'pending', category: 'force_used' },
      { finding: 'sustained', closed: '2026-05-03' },
    ),
  ).toEqual([
    { field: 'category', was: 'force_used', is: '' },
    { field: 'closed', was: '', is: '2026-05-03' },
    { field: 'finding', was: 'pending', is: 'sustained' },
  ]);
});

test('a field says what it means beside what was delivered', () => {
  const answer = {
    ...{ id: 'r', versions: [], names: [], row: { started: '1763485434', kind: 'voice' } },
    sealed: [],
    meanings: { started: ['2025-11-18T17:03:54.000Z', '2025-11-18T17:03:54.000Z'], kind: 'voice' },
  } as unknown as Parameters<typeof recordOf>[0];
  expect(recordOf(answer).fields).toEqual([
    {
      field: 'started',
      text: '1763485434',
      means: { field: 'Started', bounds: ['2025-11-18T17:03:54.000Z', '2025-11-18T17:03:54.000Z'] },
    },
    { field: 'kind', text: 'voice', means: { field: 'Kind', text: 'voice' } },
  ]);
});
