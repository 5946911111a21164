import { differenceLines } from './policy';

test('what a force has otherwise is told with whether somebody gave a reason for it', () => {
  expect(differenceLines(false, [])).toEqual([]);
  expect(differenceLines(true, [])).toEqual([
    'No figure differs from the policy that comes with the product.',
  ]);
  expect(
    differenceLines(true, [
      { path: 'independence.reach', product: '50', force: '25', reasonChanged: false },
      { path: 'likelihood.factors.complaints.ceiling', product: null, force: '3', reasonChanged: true },
    ]),
  ).toEqual([
    'What differs from the policy that comes with the product, its figure first:',
    '  independence.reach: 50 → 25; the reason beside it is still the product’s',
    '  likelihood.factors.complaints.ceiling: none → 3',
  ]);
});
