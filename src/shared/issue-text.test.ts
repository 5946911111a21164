import { z } from 'zod';
import { issueText } from './issue-text';

test.each([
  [0, 'give 1 or more'],
  [201, 'give 200 or less'],
  [1.5, 'give a whole number'],
  ['many', 'give a whole number'],
])('of %p it is said: %s', (given, said) => {
  const { error } = z.coerce.number().int().min(1).max(200).safeParse(given);
  expect(error?.issues.map(issueText)).toEqual([said]);
});

test('what is no number is said in its own words', () => {
  const { error } = z.string().min(1, 'name somebody').safeParse('');
  expect(error?.issues.map(issueText)).toEqual(['name somebody']);
});
