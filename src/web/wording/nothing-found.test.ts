import { nothingFound } from './nothing-found';

test('what found nothing says by which words it was searched', () => {
  expect(nothingFound(['kestra', 'vanecroft'], true)).toBe(
    'Nothing that you can see has all of these words: “kestra”, “vanecroft”.',
  );
  expect(nothingFound(['kestra'], true)).toBe('Nothing that you can see matches. Searched for: “kestra”.');
  expect(nothingFound([], true)).toBe('There is no letter or digit in this to search for.');
});

test('where there is nothing to search in, that is said, whatever was typed', () => {
  const nothing = 'There is nothing to search in: nothing has been loaded, or nothing that this view shows.';
  expect([nothingFound(['smith'], false), nothingFound([], false)]).toEqual([nothing, nothing]);
});
