import type { Link } from './api';
import { leftToAdd, readsFrom } from './panel';

test('a link reads from each of its ends: who does what to whom', () => {
  const link = {
    directed: true,
    from: 'a',
    to: 'b',
    caption: 'Supervises',
    reverse: 'Is supervised by',
  } as Link;
  expect([readsFrom('a', link), readsFrom('b', link)]).toEqual(['supervises', 'is supervised by']);
  expect(readsFrom('b', { ...link, directed: false, caption: 'In contact with' })).toBe('in contact with');
});

test('what is on the chart already is not offered again', () => {
  const counts = [
    { kind: 'looked-up', caption: 'Looked up', links: 3 },
    { kind: 'called', caption: 'Called or texted', links: 2 },
  ];
  const onChart = [{ kind: 'looked-up' }, { kind: 'looked-up' }, { kind: 'looked-up' }, { kind: 'called' }];
  expect(leftToAdd(counts, onChart).map((c) => c.left)).toEqual([0, 1]);
});
