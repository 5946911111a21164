import { saidShared } from './said-of-complaints';

test.each([
  [0, 5, ''],
  [1, 1, ' It names others too, and is divided by their number.'],
  [2, 2, ' Each of them names others too, and is divided by their number.'],
  [1, 5, ' 1 of them names others too, and is divided by their number.'],
  [4, 5, ' 4 of them name others too, and are divided by their number.'],
])('%d of %d complaints that name others', (shared, all, said) => {
  expect(saidShared(shared, all)).toBe(said);
});
