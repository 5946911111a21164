import { changesBetween } from './presenter';

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
