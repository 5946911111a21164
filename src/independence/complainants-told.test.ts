import type { RecordVersion } from '../model/record';
import { policyWith } from '../policy';
import { complaint } from '../../test/support/risk-records';
import { otherwiseTaken, takenFor, type ComplainantsTold } from './complainants-told';
import { complainantsIn } from './sources-about';

const toldBy = (all: readonly RecordVersion[]): ComplainantsTold =>
  complainantsIn({
    records: (source) => all.filter((r) => r.source === source),
    foundSustained: () => false,
  });

const nine = Array.from({ length: 9 }, (_, i) => ({
  ...complaint(`n${i}`, `S${i}`, '2020-01-01', { complainant: `N${i}` }),
}));

test('a flood about one person counts as one person', () => {
  const flood = Array.from({ length: 500 }, (_, i) => complaint(`f${i}`, 'S9', '2020-01-01'));
  expect(toldBy([...nine, ...flood])).toEqual({ registered: 9, byName: 0, nameless: 1 });
});

test('one complaint that names everybody, or people who do not exist, counts as one person', () => {
  const naming = (who: (i: number) => string): RecordVersion[] =>
    Array.from({ length: 100 }, (_, i) => complaint('all', who(i), '2020-01-01'));
  for (const who of ['G', 'S'])
    expect(toldBy([...nine, ...naming((i) => `${who}${i}`)])).toEqual({
      registered: 9,
      byName: 0,
      nameless: expect.closeTo(1, 9) as number,
    });
});

test('whoever complains of many counts as one person, and takes from others who complain no more than that', () => {
  const unnamed = Array.from({ length: 40 }, (_, i) => complaint(`u${i}`, `U${i}`, '2020-01-01'));
  const hand = (who: string): RecordVersion[] =>
    Array.from({ length: 20 }, (_, i) =>
      complaint(`h${i}`, `${who}${i}`, '2020-01-01', { complainant: 'X' }),
    );
  expect(toldBy([...unnamed, ...hand('H')]).registered).toBeCloseTo(1, 9);
  // Of the same twenty of whom others complain: they count for one each as before.
  const others = Array.from({ length: 20 }, (_, i) =>
    complaint(`o${i}`, `H${i}`, '2020-01-01', { complainant: `O${i}` }),
  );
  expect(toldBy([...others, ...hand('H')]).registered).toBeCloseTo(20, 9);
});

const { independence } = policyWith();
const NAMELESS = (nameless: number, registered = 0, byName = 0): ComplainantsTold => ({
  ...{ registered, byName, nameless },
});

test('from one in twenty on who is left out is taken for anonymous, and below it for people', () => {
  expect(takenFor(independence, NAMELESS(95, 5)).namelessComplaints).toBe('anonymous');
  expect(takenFor(independence, NAMELESS(96, 5)).namelessComplaints).toBe('people');
  expect(takenFor(independence, NAMELESS(0, 5, 5)).complainantsByName).toBe('anonymous');
  expect(takenFor(independence, NAMELESS(0, 5, 6)).complainantsByName).toBe('people');
});

test('what one person who complains decides is told as hanging on them, and nothing further off', () => {
  // Five of a hundred are named; four of 99 are fewer than one in twenty.
  expect(otherwiseTaken(independence, NAMELESS(95, 5))).toEqual([{ namelessComplaints: 'people' }]);
  // Eight of a hundred: twice as many nameless ones, and they are 8 of 192. Ten of a hundred stay one in twenty.
  expect(otherwiseTaken(independence, NAMELESS(92, 8))).toEqual([{ namelessComplaints: 'people' }]);
  expect(otherwiseTaken(independence, NAMELESS(89, 11))).toEqual([]);
  // Five of 101, of whom one is nameless and might not have complained; and two of 78: four of 80 are one in twenty.
  expect(otherwiseTaken(independence, NAMELESS(96, 5))).toEqual([{ namelessComplaints: 'anonymous' }]);
  expect(otherwiseTaken(independence, NAMELESS(76, 2))).toEqual([{ namelessComplaints: 'anonymous' }]);
  expect(otherwiseTaken(independence, NAMELESS(77, 2))).toEqual([]);
  // Nobody is nameless, or by a name alone, so that nothing hangs on it.
  expect(otherwiseTaken(independence, NAMELESS(0, 1))).toEqual([]);
  expect(otherwiseTaken(independence, NAMELESS(900, 50, 50))).toEqual([{ complainantsByName: 'people' }]);
  expect(otherwiseTaken(independence, NAMELESS(1, 1, 1))).toHaveLength(3);
  const stated = { ...independence, namelessComplaints: 'anonymous' as const };
  expect(otherwiseTaken(stated, NAMELESS(95, 5))).toEqual([]);
});
