import { saidOutcomes, saidShared } from './said-of-complaints';

test.each([
  [0, 5, ''],
  [1, 1, ' It names others too, and is divided by their number.'],
  [2, 2, ' Each of them names others too, and is divided by their number.'],
  [1, 5, ' 1 of them names others too, and is divided by their number.'],
  [4, 5, ' 4 of them name others too, and are divided by their number.'],
])('%d of %d complaints that name others', (shared, all, said) => {
  expect(saidShared(shared, all)).toBe(said);
});

test('what became of complaints is said, and that none was found sustained', () => {
  expect(saidOutcomes(['no_further_action', 'withdrawn', 'no_further_action', undefined])).toBe(
    'None found sustained: 2 no further action, 1 open, 1 withdrawn.',
  );
  expect(saidOutcomes(['sustained'])).toBe('1 found sustained.');
  expect(saidOutcomes(['sustained', 'unfounded'])).toBe('1 found sustained; besides, 1 unfounded.');
});
