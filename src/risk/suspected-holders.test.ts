import {
  contactMonth,
  GUILTY,
  OFFENDER,
  PARTNER,
  phone,
  SECOND,
  splitForce,
  type Split,
} from '../../test/support/split-contact';
import { endOf, projectionOf, type ProjectionParts } from '../../test/support/projection';
import { staff } from '../../test/support/risk-records';
import { rankTop, toldIn, withoutRecords, type Scorecard, type ScorecardRow } from '.';
import type { Policy } from '../policy';

const WHOLE: Split = { own: () => 16, second: () => 0 };
const HALF: Split = { own: () => 8, second: () => 8 };
const OPTIONS = { size: 'all', seed: 's', asOf: endOf('2024-12-31') } as const;

function cardOf(parts: ProjectionParts, policy: Partial<Policy> = {}): Scorecard {
  return rankTop(projectionOf(parts), { ...OPTIONS, policy: { draws: 0, ...policy } });
}
function guiltyOf(card: Scorecard): ScorecardRow {
  return card.rows.find((r) => r.nativeId === GUILTY)!;
}
/** What else is billed, in months in which the officer and the second number are in contact with the two. */
function also(...pairs: readonly (readonly [from: string, to: string])[]): ReturnType<typeof contactMonth>[] {
  return pairs.map(([from, to], i) => contactMonth(`x-${i}-${from}-${to}`, from, to, '2024-04', 3));
}
const suspectedIn = (parts: ProjectionParts): string[] => Object.keys(cardOf(parts).baseline.suspicions);

test('half of the contact moved to a number of nobody, month by month or half way through, hardly changes the place', () => {
  const whole = guiltyOf(cardOf(splitForce(WHOLE))).rank;
  const splits: Split[] = [
    HALF,
    { own: (m) => (m % 2 ? 0 : 16), second: (m) => (m % 2 ? 16 : 0) },
    { own: (m) => (m < 6 ? 16 : 0), second: (m) => (m < 6 ? 0 : 16) },
    { own: () => 2, second: () => 14 },
  ];
  for (const split of splits)
    expect(Math.abs(guiltyOf(cardOf(splitForce(split))).rank - whole)).toBeLessThanOrEqual(3);
});

test('very many communications stay remarkable though each number has fewer than the remarkable number', () => {
  const whole = splitForce({ own: () => 180, second: () => 0, unknownOther: true });
  const half = splitForce({ own: () => 90, second: () => 90, unknownOther: true });
  const before = guiltyOf(cardOf(whole)).rank;
  expect(guiltyOf(cardOf(half)).rank - before).toBeLessThanOrEqual(3);
  // Without suspicions they are among those of whom nothing is recorded.
  expect(guiltyOf(cardOf(half, { suspectedWeight: 0 })).rank - before).toBeGreaterThan(30);
});

test('it is marked, and lists what the suspicion rests on', () => {
  const term = guiltyOf(cardOf(splitForce(HALF))).factors.find((f) => f.id === 'contact-with-offenders')!;
  expect(toldIn('Etc/UTC', term.why.text)).toContain(
    'Called or texted {0}, marked as an offender or in a crime group, 192 times in 361 days, the last on 27 December 2024, of which 96 through the number {1}, which is attributed to nobody and suspected to be theirs: it shares their circle; not declared then',
  );
  expect(term.why.entities).toEqual([OFFENDER, SECOND]);
  expect(term.contacts).toEqual(
    expect.arrayContaining(['m-second-O-0', 'm-second-P-1', `m-${GUILTY}-P-0`, `m-${GUILTY}-O-0`]),
  );
  expect(term.records).toEqual(expect.arrayContaining([`a-${GUILTY}`, 'a-O', 'a-P', 'n-O']));
});

test('who is suspected, and by which counterparts', () => {
  const card = cardOf(splitForce(HALF));
  expect(card.baseline.suspicions).toEqual({
    [SECOND]: { holder: staff(GUILTY), shared: [OFFENDER, PARTNER] },
  });
});

test('a month weighs its own communications and three tenths of what those of the second number would add', () => {
  const split: Split = { own: (m) => (m === 11 ? 7 : 0), second: (m) => (m === 11 ? 8 : m === 10 ? 1 : 0) };
  const observed = (policy: Partial<Policy>): number =>
    guiltyOf(
      cardOf(splitForce(split), { factors: { 'contact-with-offenders': { halfLifeYears: 100 } }, ...policy }),
    ).factors.find((f) => f.id === 'contact-with-offenders')!.observed;
  // December: log2(8) = 3, and .3 · (log2(16) − 3) = .3. November: .3 · log2(2) = .3. Ungraded, hardly faded.
  // In units of an average event: the ratio of the two, 3.6 / 3, is left where the unit is the same.
  const { baseline } = cardOf(splitForce(split), {
    factors: { 'contact-with-offenders': { halfLifeYears: 100 } },
  });
  const unit = baseline.factors['contact-with-offenders']!.unit;
  expect(observed({}) * unit).toBeCloseTo(3.6, 1);
});

test('without own contact with the same other it counts nothing, and never more than the own', () => {
  const away = Array.from({ length: 6 }, (_, m) =>
    contactMonth(`z-${m}`, 'second', 'OS001', `2024-0${m + 4}`, 4),
  );
  const parts = splitForce({ own: () => 8, second: () => 8 }, away);
  const term = guiltyOf(cardOf(parts)).factors.find((f) => f.id === 'contact-with-offenders')!;
  expect(suspectedIn(parts)).toEqual([SECOND]);
  expect(term.why.entities).not.toContain(phone('OS001'));
  expect(term.contacts.filter((id) => id.startsWith('z-'))).toEqual([]);
});

describe('nobody is suspected', () => {
  const relative = (...pairs: readonly (readonly [string, string])[]): string[] =>
    suspectedIn(splitForce(WHOLE, also(...pairs)));
  test('of lines that many call, and of a relative who shares the offender alone', () => {
    expect(relative(['mother', 'O'], ['mother', 'aunt'])).toEqual([]);
  });
  test('of a relative of two who are in contact with each other: they are one circle', () => {
    expect(relative(['mother', 'O'], ['mother', 'P'])).toEqual([phone('mother')]);
    expect(relative(['mother', 'O'], ['mother', 'P'], ['O', 'P'])).toEqual([]);
  });
  test('of a number that was in contact with the person', () => {
    expect(relative(['wife', 'O'], ['wife', 'P'], ['wife', GUILTY])).toEqual([]);
  });
  test('of a number that two share alike', () => {
    expect(relative(['other', 'O'], ['other', 'P'], ['S150', 'O'], ['S150', 'P'])).toEqual([]);
  });
  test('of a number whose circle is mostly another', () => {
    expect(relative(['other', 'O'], ['other', 'P'], ['other', 'a'], ['other', 'b'])).toEqual([]);
  });
  test('by a counterpart who is in contact with more than a few', () => {
    const busy = ['a', 'b', 'c'].map((who) => [who, 'P'] as const);
    expect(relative(['other', 'O'], ['other', 'P'], ...busy)).toEqual([]);
  });
  test('of a number of the force, or one that is attributed', () => {
    const parts = splitForce(HALF);
    expect(suspectedIn({ ...parts, forceOwned: [SECOND] })).toEqual([]);
    const [attribution] = parts.attributions!;
    const named = { ...attribution!, identifier: SECOND, holder: PARTNER };
    expect(suspectedIn({ ...parts, attributions: [...parts.attributions!, named] })).toEqual([]);
  });
  test('of contact in months far from each other', () => {
    const early = contactMonth('x-1', 'other', 'O', '2024-06', 3);
    const late = contactMonth('x-2', 'other', 'P', '2024-06', 3);
    expect(suspectedIn(splitForce(WHOLE, [early, late]))).toEqual([phone('other')]);
    // The officer calls the partner in January, April, July and October.
    const never = (rows: ReturnType<typeof contactMonth>[]): ProjectionParts => {
      const parts = splitForce(WHOLE, rows);
      return { ...parts, contacts: parts.contacts!.filter((c) => !/-P-[69]$/.test(c.id)) };
    };
    expect(suspectedIn(never([early, { ...late, month: '2024-06' }]))).toEqual([]);
  });
});

test('beside own contact that was received alone, what is suspected is of the same untested source', () => {
  const { contacts, ...rest } = splitForce(HALF);
  const isOfTheirs = (c: { from: string; to: string }): boolean => c.to === phone('O') && c.from !== SECOND;
  const turned = contacts!.map((c) =>
    isOfTheirs(c) && c.from === phone(GUILTY) ? { ...c, from: c.to, to: c.from } : c,
  );
  const card = cardOf({ ...rest, contacts: turned });
  expect(Object.keys(card.baseline.suspicions)).toEqual([SECOND]);
  const row = guiltyOf(card);
  expect(row.fragility).toMatchObject({ reference: `m-${GUILTY}-O-0`, received: true });
  expect(row.fragility?.records.filter((id) => id.startsWith('m-second'))).toEqual([]);
  expect(row.score - row.fragility!.scoreWithout).toBeLessThanOrEqual(card.policy.independence.sourceBound);
});

test('a suspicion falls with what it rests on, under the baseline that holds it', () => {
  const parts = splitForce(HALF);
  const gone = parts.contacts!.filter((c) => c.from === SECOND && c.to === phone('P')).map((c) => c.id);
  const moved = withoutRecords(projectionOf(parts), { ...OPTIONS, policy: { draws: 0 } }, gone);
  expect(moved.map((m) => m.id)).toEqual([staff(GUILTY)]);
  expect(moved[0]!.scoreWithout).toBeLessThan(moved[0]!.score);
});
