import fc from 'fast-check';
import { seededRng, shuffled } from '../../shared/random';
import { associationWeight, toldWeight, type AssociationEvidence } from './index';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 1);

function record(
  recordId: string,
  source: string,
  gradeWeight: number,
  daysOld: number | null,
): AssociationEvidence {
  return { recordId, source, gradeWeight, at: daysOld === null ? null : NOW - daysOld * DAY };
}

test('by hand: two sources, a half-life, a repeat and a record without a date', () => {
  const { weight, parts } = associationWeight(
    [
      record('r1', 'informant', 0.5, 100),
      record('r2', 'informant', 0.6, 0),
      record('r3', 'billing', 1, 100),
      record('r4', 'letter', 0.2, null),
    ],
    NOW,
    { halfLifeDays: 100 },
  );
  // informant .6; billing 1 × ½ leaves .4 → .2; letter .2 × ½ leaves .2 → .02.
  expect(weight).toBeCloseTo(0.82, 12);
  expect(
    parts.map(({ name, factor, recordId, records, alone }) => [name, factor, recordId, records, alone]),
  ).toEqual([
    ['informant', 0.6, 'r2', ['r1', 'r2'], 0.6],
    ['billing', 0.2, 'r3', ['r3'], 0.5],
    ['letter', 0.02, 'r4', ['r4'], 0.1],
  ]);
  expect(parts[1]?.why).toBe(
    'One record of this source: grade 1 × recency 0.5 (100 days old, half-life 100) = 0.5; it adds that share of what stronger sources leave.',
  );
  expect(parts[0]?.why).toContain('Best of 2 records');
  expect(parts[2]?.why).toContain('no date known');
});

test('nothing gives 0; a certain source leaves nothing for others; what is dated later counts as new', () => {
  expect(associationWeight([], NOW)).toEqual({ weight: 0, parts: [] });
  const both = associationWeight([record('a', 'x', 1, 0), record('b', 'y', 0.8, 0)], NOW);
  expect([both.weight, both.parts[1]?.factor]).toEqual([1, 0]);
  expect(associationWeight([record('a', 'x', 0.5, -30)], NOW).weight).toBe(0.5);
});

test('what faded to next to nothing is still there, and says how old it is', () => {
  // Forty half-lives: 2^−40 = 9.094947…e−13.
  const { weight, parts } = associationWeight([record('a', 'x', 1, 4000)], NOW, { halfLifeDays: 100 });
  expect([weight, parts[0]?.factor]).toEqual([9.09495e-13, 9.09495e-13]);
  expect(parts[0]?.why).toBe(
    'One record of this source: grade 1 × recency under 0.000001 (4000 days old, half-life 100) = under 0.000001; it adds that share of what stronger sources leave.',
  );
  const ages = [20_000, 200_000, 20_000_000].map((days) =>
    associationWeight([record('a', 'x', 0.03, days)], NOW),
  );
  for (const { weight: left } of ages) expect(Number.isFinite(1 / left) && left > 0).toBe(true);
});

test('small parts add up to a small weight', () => {
  // 2^−20 of .5 and 2^−20 of .25, of which the first leaves all but half a millionth.
  const items = [record('a', 'x', 0.5, 2000), record('b', 'y', 0.25, 2000)];
  const { weight, parts } = associationWeight(items, NOW, { halfLifeDays: 100 });
  expect(parts.map((p) => p.factor)).toEqual([4.76837e-7, 2.38419e-7]);
  expect(weight).toBeCloseTo(7.15256e-7, 12);
});

test('what does not fade counts whole, however old, with no age', () => {
  const items = [record('a', 'x', 0.5, 4000), record('b', 'y', 0.5, null)];
  const { weight, parts } = associationWeight(items, NOW, { halfLifeDays: null });
  expect(weight).toBe(0.75);
  for (const { why } of parts)
    expect(why).toContain('grade 0.5 × recency 1 (links of this kind do not fade) = 0.5;');
});

test.each([
  // .6 × stated; below a millionth in six digits
  [0.2, 0.12],
  [5, 3],
  [1e-12, 6e-13],
  [0, 0],
])('stated as %d', (stated, weight) => {
  const of = associationWeight([record('a', 'x', 0.6, 0)], NOW, { stated });
  expect([of.weight, of.parts.length]).toEqual([weight, 1]);
  expect(() => associationWeight([], NOW, { stated: -1 })).toThrow();
});

test.each([
  [0.5299204, 0.52992],
  [0.0000014, 0.000001],
  [4.1234567e-8, 4.12346e-8],
  [1e-100, 1e-100],
  [0, 0],
])('the weight %d is told as %d', (weight, told) => {
  expect(toldWeight(weight)).toBe(told);
});

const evidence = fc.array(
  fc.record({
    recordId: fc.uuid(),
    source: fc.constantFrom('s1', 's2', 's3', 's4'),
    gradeWeight: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.option(fc.integer({ min: NOW - 4000 * DAY, max: NOW })),
  }),
  { maxLength: 30 },
);

test('the parts add up to the weight exactly, within 0 and 1, and near 1 − Π (1 − best of each source)', () => {
  fc.assert(
    fc.property(evidence, (items) => {
      const { weight, parts } = associationWeight(items, NOW);
      expect(parts.reduce((sum, part) => sum + part.factor, 0)).toBe(weight);
      expect(weight).toBeLessThanOrEqual(1 + 1e-12);
      const best = new Map<string, number>();
      for (const item of items) {
        const recency = item.at === null ? 0.5 : 0.5 ** ((NOW - item.at) / DAY / 365);
        best.set(item.source, Math.max(best.get(item.source) ?? 0, item.gradeWeight * recency));
      }
      const left = [...best.values()].reduce((product, strength) => product * (1 - strength), 1);
      expect(Math.abs(weight - (1 - left))).toBeLessThan(1e-6);
    }),
  );
});

test('another record never lowers the weight, and another of the same source adds no part', () => {
  fc.assert(
    fc.property(evidence, fc.double({ min: 0, max: 1, noNaN: true }), (items, gradeWeight) => {
      const before = associationWeight(items, NOW);
      const after = associationWeight([...items, record('z', 's1', gradeWeight, 10)], NOW);
      expect(after.weight).toBeGreaterThanOrEqual(before.weight - 1e-6);
      if (items.some((item) => item.source === 's1')) expect(after.parts).toHaveLength(before.parts.length);
    }),
  );
});

test('same answer for shuffled input', () => {
  fc.assert(
    fc.property(evidence, fc.string(), (items, seed) => {
      expect(associationWeight(shuffled(seededRng(seed), items), NOW)).toEqual(associationWeight(items, NOW));
    }),
  );
});

test('refuses a grade weight outside 0 to 1, a time that is none, an option that is none', () => {
  expect(() => associationWeight([record('a', 'x', 1.1, 0)], NOW)).toThrow(RangeError);
  expect(() => associationWeight([record('a', 'x', 1, NaN)], NOW)).toThrow(RangeError);
  expect(() => associationWeight([], NOW, { halfLifeDays: 0 })).toThrow();
});
