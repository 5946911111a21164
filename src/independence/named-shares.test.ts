import type { RecordVersion } from '../model/record';
import { complaint } from '../../test/support/risk-records';
import { namedShares } from './sources-about';

const known = (all: readonly RecordVersion[]): Parameters<typeof namedShares>[0] => ({
  records: (source) => all.filter((r) => r.source === source),
  foundSustained: () => false,
});

const nine = Array.from({ length: 9 }, (_, i) => ({
  ...complaint(`n${i}`, `S${i}`, '2020-01-01', { complainant: `N${i}` }),
}));

test('a flood about one person moves how often complaints are named by one person', () => {
  const flood = Array.from({ length: 500 }, (_, i) => complaint(`f${i}`, 'S9', '2020-01-01'));
  // Nine people of whom one complaint each is named, and one of whom none is.
  expect(namedShares(known([...nine, ...flood]))).toEqual({ named: 0.9, known: 0.9 });
});

test('one complaint that names everybody, or people who do not exist, moves it by one person', () => {
  const naming = (who: (i: number) => string): RecordVersion[] =>
    Array.from({ length: 100 }, (_, i) => complaint('all', who(i), '2020-01-01'));
  // A hundred of whom it is a hundredth each, beside nine whole ones: nine of ten.
  const { named } = namedShares(known([...nine, ...naming((i) => `G${i}`)]));
  expect(named).toBeCloseTo(0.9, 12);
  // Of nine it is a hundredth beside a whole one, of whom 1 of 1.01 is named; of 91 a hundredth: (9 · 1/1.01) / 9.91.
  const { named: ofReal } = namedShares(known([...nine, ...naming((i) => `S${i}`)]));
  expect(ofReal).toBeCloseTo(9 / 1.01 / 9.91, 12);
});

test('whoever complains of many moves how often complaints are named by one person', () => {
  const unnamed = Array.from({ length: 40 }, (_, i) => complaint(`u${i}`, `U${i}`, '2020-01-01'));
  const hand = Array.from({ length: 20 }, (_, i) =>
    complaint(`h${i}`, `H${i}`, '2020-01-01', { complainant: 'X' }),
  );
  // Twenty of the sixty complained of are named by one, who counts for one of the sixty.
  const { named, known: byMore } = namedShares(known([...unnamed, ...hand]));
  expect([named, byMore]).toEqual([expect.closeTo(1 / 60, 12), expect.closeTo(1 / 60, 12)]);
});
