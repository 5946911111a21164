import { comparePair, type Comparison } from '../support/noninterference/compare';

// Pairs of data folders that differ only in what is held on the very person who reads.
const PAIRS = 8;

test('what is held on the reader changes not one byte of what they get', async () => {
  const all: Comparison[] = [];
  for (let i = 0; i < PAIRS; i++) all.push(await comparePair(`subject-${i}`, { kind: 'subject' }));
  expect(all.flatMap((c) => c.differences)).toEqual([]);
  expect(Math.min(...all.map((c) => c.asked))).toBeGreaterThan(250);
}, 1_800_000);
