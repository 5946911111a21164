import { nothingFound } from './nothing-found';

test('what found nothing says by which words it was searched', () => {
  expect(nothingFound(['kestra', 'vanecroft'])).toBe(
    'Nothing that you can see has all of these words: “kestra”, “vanecroft”.',
  );
  expect(nothingFound(['kestra'])).toBe('Nothing that you can see matches. Searched for: “kestra”.');
  expect(nothingFound([])).toBe('There is no letter or digit in this to search for.');
});
