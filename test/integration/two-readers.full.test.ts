import { compareReaders } from '../support/two-readers/compare';

test('readers of one compartment differ in populations, findings and scores by what is about their circles alone', async () => {
  const [everybody, ...readers] = await compareReaders(200, 6, 'two-readers');
  expect(readers.length).toBeGreaterThanOrEqual(4);
  for (const { name, unexplained } of readers) expect([name, unexplained]).toEqual([name, []]);
  // What there is to differ in is there.
  expect(everybody?.patterns.filter((p) => p.found > 0).length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...readers.map((r) => r.circle))).toBeGreaterThan(5);
  expect(readers.some((r) => r.explained.some((what) => what.includes('not found')))).toBe(true);
}, 600_000);
