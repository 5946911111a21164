import { entityId } from '../model/entity';
import type { ContactMonth } from '../model/contact';
import { FOREVER } from '../model/time';
import { endOf, projectionOf, versionOf } from '../../test/support/projection';
import { serving, staff } from '../../test/support/risk-records';
import { rankTop } from './rank-top';
import { toldIn } from './said-time';
import type { FactorTerm } from './scorecard';

const OFFENDERS = 'contact-with-offenders';
const OFFENDER = entityId('KV', 'nominal', 'N1');
const phone = (of: string): string => entityId('KV', 'phone', `+4477009000${of}`);

/** So many communications of somebody with the offender in one month. */
function month(of: string, calendar: string, count: number): ContactMonth {
  const [first, last] = [`${calendar}-02T08:00:00.000Z`, `${calendar}-04T08:00:00.000Z`];
  return {
    ...{ id: `${of}-${calendar}`, source: 'phone-billing', kind: 'sms', month: calendar, count, reasoned: 0 },
    ...{ from: phone(of), to: phone('99'), first, last, recordedFirst: first, recordedLast: last },
    ...{ supplier: 's', delivery: 'd', compartment: '', handlingClass: 'P', authority: '' },
  };
}

/** What S1 is told of contact with an offender, of five who serve, and of whose numbers those given are known. */
function toldOf(
  known: readonly string[],
  contacts: readonly ContactMonth[],
  more: object = {},
): FactorTerm | undefined {
  const nominal = versionOf({
    id: 'n-1',
    source: 'nominals',
    recordedAt: endOf('2015-01-01'),
    meanings: { nominal_id: OFFENDER, markers: ['offender'] },
    names: [{ role: 'self', entity: OFFENDER }],
  });
  const held = [...known.map((of) => [of, staff(of)] as const), ['99', OFFENDER] as const];
  const attributions = held.map(([of, holder]) => ({
    ...{ identifier: phone(of.replace('S', '0')), holder, record: `a-${of}`, basis: 'issued' },
    ...{ from: '2015-01-01T00:00:00.000Z', to: FOREVER },
  }));
  const records = [
    nominal,
    ...['S1', 'S2', 'S3', 'S4', 'S5'].map((id) => serving(id, '2015-01-01')),
    ...held.map(([of]) =>
      versionOf({
        id: `a-${of}`,
        source: 'phone-attribution',
        recordedAt: endOf('2015-01-01'),
        meanings: {},
      }),
    ),
  ];
  const { rows } = rankTop(projectionOf({ records, contacts, attributions }), {
    ...{ size: 'all', seed: 'told', asOf: endOf('2024-12-31') },
    policy: { draws: 0, factors: { [OFFENDERS]: { halfLifeYears: 1e6, ...more } } },
  });
  return rows.find((r) => r.nativeId === 'S1')?.factors.find((f) => f.id === OFFENDERS);
}

const THREE_TEXTS = month('01', '2024-08', 3);
const SAID =
  'Called or texted {0}, marked as an offender or in a crime group, 3 times in 3 days, the last on 4 August 2024; not declared then, and no stated duty.';

test('three texts with an offender, and none of anybody else, raise the priority', () => {
  // Of S1 to S5, four have none.
  const told = toldOf(['S1', 'S2', 'S3', 'S4', 'S5'], [THREE_TEXTS]);
  expect(told?.contribution).toBeGreaterThan(0);
  expect(toldIn('Europe/London', told?.why.text ?? '')).toBe(
    `${SAID} 4 of the 5 people of the same rank or grade and length of service on this list have none.`,
  );
});

test('beside somebody with far more they do not, and it is said what was found and why it does not count', () => {
  const busy = ['2024-03', '2024-04', '2024-05', '2024-06', '2024-07'].map((m) => month('02', m, 31));
  const told = toldOf(['S1', 'S2', 'S3', 'S4', 'S5'], [THREE_TEXTS, ...busy]);
  expect(told?.contribution).toBeLessThanOrEqual(0);
  // Weights log2(1 + 3) = 2, and five times log2(1 + 31) = 5: 27 in all, 129 / 27 of one event; 27 / 5 of anybody.
  expect(toldIn('Europe/London', told?.why.text ?? '')).toBe(
    `${SAID} 3 of the 5 people of the same rank or grade and length of service on this list have none. It does not raise the likelihood: weighed, it comes to 0.42, where 1.13 would be expected over the same time at the rate of the 5 people whom the sources cover, this one included, and it takes clearly more.`,
  );
});

test('of the one person whose number is known it is said that there is no comparison', () => {
  const told = toldOf(['S1'], [THREE_TEXTS]);
  expect(told?.contribution).toBeLessThanOrEqual(0);
  expect(toldIn('Europe/London', told?.why.text ?? '')).toBe(
    `${SAID} There are too few people on this list to say what is usual. It does not raise the likelihood: the sources cover nobody else, so there is nothing to compare it with.`,
  );
});

test('where the policy gives a factor no share, that is why it does not count', () => {
  const told = toldOf(['S1', 'S2', 'S3', 'S4', 'S5'], [THREE_TEXTS], { share: 0 });
  expect(told?.contribution).toBe(0);
  expect(told?.why.text).toMatch(/Not counted: the policy gives it no share\.$/);
});
