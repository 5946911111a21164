import { allOrWhole, numberFrom, wholeFrom } from './answer-parts';
import { issueText } from '../shared/issue-text';

const said = (
  schema: ReturnType<typeof wholeFrom | typeof allOrWhole>,
  given: unknown,
): string[] | undefined => schema.safeParse(given).error?.issues.map(issueText);

test.each(['0', '-1', '201', '1.5', 'many', '', 0, -1, 1.5, null])(
  'of %p it is said what is allowed',
  (given) => {
    expect(said(wholeFrom(1, 200), given)).toEqual(['give a whole number from 1 to 200']);
    expect(said(allOrWhole(1, 1_000_000), given === '201' ? '1000001' : given)).toEqual([
      'write all, or give a whole number from 1 to 1,000,000',
    ]);
  },
);

test('what is allowed is taken, as text or as a number', () => {
  expect([wholeFrom(1, 200).parse('200'), wholeFrom(0, 6).parse(0)]).toEqual([200, 0]);
  expect([allOrWhole(1, 9).parse('all'), allOrWhole(1, 9).parse('9')]).toEqual(['all', 9]);
  expect([numberFrom(0, 1).parse('0.5'), numberFrom(0, 1).safeParse('-0.1').success]).toEqual([0.5, false]);
});
