import { numbersOf, runsOf } from './key-runs';

test.each([
  [[], []],
  [[3], [[3, 3]]],
  [[0, 1, 2], [[0, 2]]],
  [
    [10, 2, 9, 2, 1, 4],
    [
      [1, 2],
      [4, 4],
      [9, 10],
    ],
  ],
])('the runs of %j', (numbers, runs) => {
  expect(runsOf(numbers)).toEqual(runs);
});

test('runs are their numbers, in order', () => {
  expect(
    numbersOf([
      [1, 3],
      [7, 7],
    ]),
  ).toEqual([1, 2, 3, 7]);
  expect(numbersOf([])).toEqual([]);
});
