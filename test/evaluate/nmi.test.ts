import { nmi } from '../../scripts/evaluate/networks';

test('NMI by hand: the same division, none in common, and one side cut in two', () => {
  expect(nmi(['x', 'x', 'y', 'y'], [1, 1, 2, 2])).toBeCloseTo(1, 12);
  expect(nmi(['x', 'y', 'x', 'y'], [1, 1, 2, 2])).toBeCloseTo(0, 12);
  // Entropies ln 2 and 1.5 ln 2, of both together 1.5 ln 2: 2 · 1 / 2.5.
  expect(nmi(['x', 'x', 'y', 'y'], [1, 1, 2, 3])).toBeCloseTo(0.8, 12);
});
