import { cases } from '../support/share';
import { LEAKS, withLeak } from '../support/noninterference/planted-leaks';
import { comparePair, type Comparison } from '../support/noninterference/compare';

// Pairs of data folders that differ only in records that the reader may not see: twenty in the full form, and two
// hundred in `npm run noninterference`. Every operation answers the reader with the same bytes in both.
const PAIRS = cases({ fast: 3, full: 20 });

test('hidden records change not one byte of what a reader gets', async () => {
  const all: Comparison[] = [];
  for (let i = 0; i < PAIRS; i++) all.push(await comparePair(`pair-${i}`));
  expect(all.flatMap((c) => c.differences)).toEqual([]);
  expect(Math.min(...all.map((c) => c.asked))).toBeGreaterThan(100);
  const acting = all.filter((c) =>
    ['bridge', 'duplicate', 'supersede', 'raise'].some((aim) => c.aims.has(aim as never)),
  );
  expect(acting.length).toBeGreaterThanOrEqual(PAIRS / 2);
}, 600_000);

test.each(Object.entries(LEAKS))('catches %s that is built in on purpose', async (_, leak) => {
  const { differences } = await comparePair('pair-0', (world) => withLeak(world, leak), [
    leak.operation,
    'entity',
  ]);
  expect([...new Set(differences.map((d) => d.operation))]).toEqual([leak.operation]);
});
