import { z } from 'zod';
import { issueText } from './issue-text';

test.each([
  [0, 'give 1 or more'],
  [201, 'give 200 or less'],
  [1.5, 'give a whole number'],
  ['many', 'give a number'],
])('of %p it is said: %s', (given, said) => {
  const { error } = z.coerce.number().int().min(1).max(200).safeParse(given);
  expect(error?.issues.map(issueText)).toEqual([said]);
});

test('what is no number is said in its own words', () => {
  const { error } = z.string().min(1, 'name somebody').safeParse('');
  expect(error?.issues.map(issueText)).toEqual(['name somebody']);
});

const FILE = z.strictObject({
  name: z.string().min(1).max(9),
  role: z.enum(['analyst', 'auditor']),
  loader: z.literal('true').optional(),
  files: z.array(z.string()).min(2).max(3),
  of: z.object({}).optional(),
  is: z.boolean().optional(),
  at: z.string().regex(/^\d+$/, 'write digits').optional(),
});
const GOOD = { name: 'a', role: 'analyst', files: ['x', 'y'] };
test.each([
  [{ name: '' }, 'it is empty'],
  [{ name: 'x'.repeat(10) }, 'write no more than 9 characters'],
  [{ name: 5 }, 'write a text'],
  [{ name: undefined }, 'it is missing'],
  [{ role: 'king' }, 'write one of analyst, auditor'],
  [{ loader: 'yes' }, 'write true'],
  [{ files: 'a' }, 'write a list'],
  [{ files: ['a'] }, 'give no fewer than 2'],
  [{ files: ['a', 'b', 'c', 'd'] }, 'give no more than 3'],
  [{ of: 'a' }, 'write names with values'],
  [{ is: 'a' }, 'write true or false'],
  [{ at: 'a' }, 'write digits'],
  [{ fils: [] }, 'nothing here is called "fils"; look at the spelling, or take it out'],
])('of %p in a file it is said: %s', (more, said) => {
  const { error } = FILE.safeParse({ ...GOOD, ...more });
  expect(error?.issues.map(issueText)[0]).toBe(said);
});

test.each([
  // of a number or its digits; of a pattern that nobody put into words
  [z.union([z.number(), z.string().regex(/^\d+$/, 'give a number')]), 'abc', 'give a number'],
  [z.union([z.literal('all'), z.number()]), 'abc', 'write all, or give a number'],
  [z.string().regex(/^[0-9a-f]{32}$/), '0000', 'it is not written as it should be'],
])('no code is shown: %#', (schema: z.ZodType, given, said) => {
  expect(schema.safeParse(given).error?.issues.map(issueText)).toEqual([said]);
});
