import type { RecordVersion } from '../model/record';
import { policyWith } from '../policy';
import { complaint, serving } from '../../test/support/risk-records';
import { endOf, projectionOf } from '../../test/support/projection';
import { LIST_ORDERS, rankTop, type Scorecard } from '.';

/**
 * Of 120 officers three (or so many) are complained of by name, so many by three nameless complaints each, months apart, and one by ten, earlier.
 * Taken for people, ten stand before three; taken for anonymous, two of each count, and the earlier ones less.
 */
function listWhere(
  of: number,
  order: (typeof LIST_ORDERS)[number] = 'priority',
  named = 3,
  more: readonly RecordVersion[] = [],
  independence = policyWith().independence,
): Scorecard {
  const ids = Array.from({ length: 120 }, (_, i) => `S${String(i).padStart(3, '0')}`);
  const others = ids.slice(10, 10 + of);
  const day = (months: number): string =>
    `${2019 + Math.floor(months / 12)}-${String(1 + (months % 12)).padStart(2, '0')}-10`;
  const records: RecordVersion[] = [
    ...ids.map((id) => serving(id, '2015-01-01')),
    ...ids.slice(0, named).map((id) => complaint(`n${id}`, id, '2024-05-02', { complainant: `N${id}` })),
    ...others.flatMap((id) => [60, 62, 64].map((at) => complaint(`u${id}-${at}`, id, day(at)))),
    ...Array.from({ length: 10 }, (_, i) => complaint(`a${i}`, 'S119', day(30 + 2 * i))),
    ...more,
  ];
  const options = { asOf: endOf('2024-12-31'), policy: { draws: 0, independence }, seed: 'h' };
  return rankTop(projectionOf({ records }), { ...options, order, size: 'all' });
}

const accused = ({ rows }: Scorecard): Scorecard['rows'][number] => rows.find((r) => r.nativeId === 'S119')!;

test.each(LIST_ORDERS.map((order) => [order] as const))(
  'by %s, one nameless complaint of somebody else brings nobody into the first places by what it makes of all others',
  (order) => {
    // Three are named of sixty, one in twenty: nameless complaints are anonymous.
    const before = listWhere(56, order);
    expect([accused(before).rank > 20, before.otherwise]).toEqual([true, [{ namelessComplaints: 'people' }]]);
    // Three of 61: they are of people, unless that one had not complained.
    const card = listWhere(57, order);
    expect(card.otherwise).toEqual([{ namelessComplaints: 'anonymous' }]);
    expect(accused(card).rank).toBeGreaterThan(20);
  },
);

test('whoever is held back by it is told so, with where they would stand', () => {
  const row = accused(listWhere(57));
  expect([row.rank, row.heldBack]).toEqual([
    21,
    // There all ten are of one who hides, without whom nothing is said of them: last of all.
    {
      sources: ['c-a0-S119'],
      received: false,
      rankWithout: 120,
      taken: { namelessComplaints: 'anonymous' },
    },
  ]);
  // Where a force states it, it is as the force states it.
  const { independence } = policyWith();
  const stated = listWhere(57, 'priority', 3, [], { ...independence, namelessComplaints: 'people' });
  expect([stated.otherwise, accused(stated).rank, accused(stated).heldBack]).toEqual([[], 1, undefined]);
});

test('nor do a few nameless complaints, or rows that add accused to what others say', () => {
  // Four of 61 are named, and one in twenty is three: some more nameless ones and it is told from them.
  const few = Array.from({ length: 20 }, (_, i) => complaint(`f${i}`, `S0${70 + i}`, '2024-06-01'));
  const card = listWhere(57, 'priority', 4, few);
  expect([card.otherwise, accused(card).rank > 20]).toEqual([[{ namelessComplaints: 'anonymous' }], true]);
  const divided = ['S005', 'S006', 'S007'].map((id) => complaint('nS000', id, '2024-05-02'));
  const other = listWhere(57, 'priority', 3, divided);
  expect([other.otherwise, accused(other).rank > 20]).toEqual([[{ namelessComplaints: 'anonymous' }], true]);
});
