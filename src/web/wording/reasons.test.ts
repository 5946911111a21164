import { firstReason, parted } from './reasons';

const factor = (why: string, contribution: number, count: number) => ({ why, contribution, count });
const lower = factor('No complaints.', -0.2, 0);
const zero = factor('No months of contact.', 0, 0);
const texts = factor('Texted an offender 3 times. It does not raise the priority.', -0.1, 1);
const calls = factor('Called an offender 9 times.', 0.4, 2);

test('the reason is what raises the person, never what adds nothing', () => {
  expect(firstReason([calls, factor('More.', 0.1, 1), zero, texts, lower])).toEqual({
    reason: 'Called an offender 9 times.',
    more: 1,
  });
});

test('where nothing raises them it says so, with what was found', () => {
  expect(firstReason([zero, texts, lower])).toEqual({
    reason:
      'Nothing raises this person’s priority. Found: Texted an offender 3 times. It does not raise the priority.',
    more: 0,
  });
  expect(firstReason([zero, lower]).reason).toBe(
    'Nothing raises this person’s priority, and nothing that could was found.',
  );
});

test('what was found and adds nothing stands apart from what was looked for and not found', () => {
  expect(parted([calls, zero, texts, lower])).toEqual({
    raising: [calls],
    found: [texts],
    nothing: [zero, lower],
  });
});
