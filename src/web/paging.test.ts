import { paged } from './paging';

const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('the last page holds the rest, and a page past it is the last', () => {
  expect(paged(letters, 3, 3)).toEqual({
    items: ['g'],
    paging: { page: 3, pages: 3, from: 7, to: 7, total: 7 },
  });
  expect(paged(letters, 9, 3).paging.page).toBe(3);
});

test('an empty list is one page that shows nothing', () => {
  expect(paged([], 1, 3)).toEqual({ items: [], paging: { page: 1, pages: 1, from: 0, to: 0, total: 0 } });
});
