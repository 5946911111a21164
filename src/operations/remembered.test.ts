import { projectionOf } from '../../test/support/projection';
import { remembered } from './remembered';

const projection = projectionOf({ records: [] });

function asked(sort: string, keys: readonly number[]): number {
  let made = 0;
  for (const key of keys) remembered(projection, sort, String(key), () => (made += 1));
  return made;
}

test('the last eight of a sort are kept, whatever is asked of other sorts', () => {
  expect(asked('network', [1, 2, 3, 4, 5, 6, 7, 8])).toBe(8);
  expect(asked('ranking', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toBe(10);
  // The first is asked for again, so the second is the oldest.
  expect(asked('network', [1, 9])).toBe(1);
  expect(asked('network', [3, 4, 5, 6, 7, 8, 1, 9])).toBe(0);
  expect(asked('network', [2])).toBe(1);
});
