import { saidShared } from './said-of-complaints';

test.each([
  [0, 5, ''],
  [1, 1, ' It names others too, and counts for less.'],
  [2, 2, ' Each of them names others too, and counts for less.'],
  [1, 5, ' 1 of them names others too, and counts for less.'],
  [4, 5, ' 4 of them name others too, and count for less.'],
])('%d of %d complaints that name others', (shared, all, said) => {
  expect(saidShared(shared, all)).toBe(said);
});
