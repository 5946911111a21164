import { compareForce, type Comparison } from '../support/noninterference/compare';

// Data folders that differ only in what is held on the very person who reads: two forces, four other worlds of each.
const [FORCES, WORLDS] = [2, 4];

test('what is held on the reader changes not one byte of what they get', async () => {
  const all: Comparison[] = [];
  for (let i = 0; i < FORCES; i++) all.push(...(await compareForce(`subject-${i}`, 'subject', WORLDS)));
  expect(all.flatMap((c) => c.differences)).toEqual([]);
  expect(Math.min(...all.map((c) => c.asked))).toBeGreaterThan(250);
}, 1_800_000);
