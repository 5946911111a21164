import { familiesOf, familyBar } from './families';

test('families add up to the score exactly, where adding the figures as they stand would not', () => {
  const factors = [
    { family: 'complaints', contribution: 0.1 },
    { family: 'complaints', contribution: 0.2 },
    { family: 'access', contribution: 0.3 },
    { family: 'access', contribution: -0.6 },
  ];
  expect(0.1 + 0.2).not.toBe(0.3);
  expect(familiesOf(factors)).toEqual([
    { family: 'complaints', contribution: 0.3 },
    { family: 'access', contribution: -0.3 },
  ]);
});

test('segments stand end to end and are as long as their share of the full width', () => {
  const bar = familyBar(
    [
      { family: 'a', contribution: 3 },
      { family: 'b', contribution: 1 },
      { family: 'c', contribution: -1 },
    ],
    8,
    ['a', 'b', 'c'],
  );
  expect(bar.map((s) => [s.x, s.width])).toEqual([
    [0, 37.5],
    [37.5, 12.5],
  ]);
});
