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

test('what the policy does not state may be otherwise, in every combination, where somebody is concerned', () => {
  expect(otherwiseTaken(independence, NAMELESS(95, 5))).toEqual([{ namelessComplaints: 'people' }]);
  expect(otherwiseTaken(independence, NAMELESS(100))).toEqual([{ namelessComplaints: 'anonymous' }]);
  expect(otherwiseTaken(independence, NAMELESS(0, 1))).toEqual([]);
  expect(otherwiseTaken(independence, NAMELESS(900, 50, 60))).toEqual([
    { complainantsByName: 'anonymous' },
    { namelessComplaints: 'people' },
    { namelessComplaints: 'people', complainantsByName: 'anonymous' },
  ]);
  const stated = { ...independence, namelessComplaints: 'anonymous' as const };
  expect(otherwiseTaken(stated, NAMELESS(95, 5))).toEqual([]);
  expect(otherwiseTaken(stated, NAMELESS(95, 5, 1))).toEqual([{ complainantsByName: 'people' }]);
});
