import { fewerText, firstReason, firstSentence, parted } from './reasons';

const factor = (why: string, contribution: number, count: number) => ({ why, contribution, count });
const lower = factor('No complaints.', -0.2, 0);
const zero = factor('No months of contact.', 0, 0);
const texts = factor('Texted an offender 3 times. It does not raise the likelihood.', -0.1, 1);
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
      'Nothing raises this person’s likelihood. Found: Texted an offender 3 times. It does not raise the likelihood.',
    more: 0,
  });
  expect(firstReason([zero, lower]).reason).toBe(
    'Nothing raises this person’s likelihood, and nothing that could was found.',
  );
});

test('a list has the first sentence, of what was found where nothing raises', () => {
  expect(firstSentence('4 complaints, the last on 6 May. None found sustained.')).toBe(
    '4 complaints, the last on 6 May.',
  );
  expect(firstSentence(firstReason([zero, texts, lower]).reason)).toBe(
    'Nothing raises this person’s likelihood. Found: Texted an offender 3 times.',
  );
  expect(firstSentence('no end')).toBe('no end');
});

test('what was found and adds nothing stands apart from what was looked for and not found', () => {
  expect(parted([calls, zero, texts, lower])).toEqual({
    raising: [calls],
    found: [texts],
    nothing: [zero, lower],
  });
});

describe('why a top list is shorter than was asked for', () => {
  const factors = [
    { missing: ['phone-billing', 'complaints'] },
    { missing: ['complaints'] },
    { missing: [] },
  ];

  test('nobody is raised: it says so, and which sources are missing', () => {
    expect(fewerText({ population: 200, rows: [], heldBack: [], order: 'priority', factors }, 20)).toBe(
      'Nothing that you can see raises any of the 200 people on the list above 0. Unknown for want of complaints and phone billing.',
    );
  });

  // A place on the way may be of somebody whom nothing raises: of whoever comes behind the list nothing is said.
  test('the others within it are not raised', () => {
    expect(
      fewerText({ population: 200, rows: [1, 2], heldBack: [], order: 'priority', factors: [] }, 20),
    ).toBe(
      'In the other places up to 20 is nobody with a likelihood above 0, of whom more is recorded than would be expected of anybody.',
    );
  });

  test('nothing where it is not shorter', () => {
    expect(fewerText({ population: 2, rows: [1, 2], heldBack: [], order: 'priority', factors }, 20)).toBe('');
    expect(fewerText({ population: 9, rows: [], heldBack: [], order: 'priority', factors }, 'all')).toBe('');
  });
});

test('by what is unusual for the post, who has no comparison is said to stand behind', () => {
  const list = { population: 200, rows: [1, 2], heldBack: [], factors: [] };
  expect(fewerText({ ...list, order: 'unusual' }, 20)).toContain('too few to compare with stands behind');
  expect(fewerText({ ...list, order: 'harm' }, 20)).not.toContain('compare');
});
