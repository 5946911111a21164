import { storeOfRows, storeThat, type NamingRow } from '../testing/open-rows';
import { excludedPeople } from './people';
import { lastVersions, openRows, type OpenRow } from './rows';

/** `me` reads. Rows of hand-made shapes, odd ones too: whom each ties to the reader, and whom it does not. */
const row = (
  source: string,
  names: Record<string, string | string[]>,
  id = JSON.stringify(names),
): NamingRow => ({
  ...{ id, source },
  names: Object.fromEntries(Object.entries(names).map(([role, ids]) => [role, [ids].flat()])),
});
const excluded = (...rows: NamingRow[]): Promise<string[]> => excludedPeople(storeOfRows(rows), ['me']);

test.each<[string, NamingRow, string[]]>([
  ['whom they declared', row('relationships', { declarer: 'me', relative: 'r' }), ['me', 'r']],
  ['who declared them', row('relationships', { declarer: 'd', relative: 'me' }), ['d', 'me']],
  [
    'nobody by another role of it',
    row('relationships', { witness: 'me', declarer: 'd', relative: 'r' }),
    ['me'],
  ],
  ['nobody where an end is missing', row('relationships', { witness: 'me', declarer: 'd' }), ['me']],
  ['their associate', row('notifiable-associations', { declarer: 'me', associate: 'a' }), ['a', 'me']],
  [
    'nobody by being an associate',
    row('notifiable-associations', { declarer: 'd', associate: 'me' }),
    ['me'],
  ],
  ['who reports to them', row('workforce', { self: 's', supervisor: 'me' }), ['me', 's']],
  ['their supervisor', row('workforce', { self: 'me', supervisor: 's' }), ['me', 's']],
  ['no other supervisor of a report', row('workforce', { self: 's', supervisor: ['me', 'x'] }), ['me', 's']],
  ['no supervisor of nobody', row('workforce', { supervisor: ['me', 'x'] }), ['me']],
  ['no supervisor of another source', row('relationships', { self: 'me', supervisor: 'x' }), ['me']],
])('a row ties to the reader %s', async (_what, given, expected) => {
  expect(await excluded(given)).toEqual(expected);
});

test('a person who reads under two ids is excluded under both, sorted', async () => {
  const rows = [row('relationships', { declarer: ['x', 'me2'], relative: 'r' })];
  expect(await excludedPeople(storeOfRows(rows), ['me2', 'me1'])).toEqual(['me1', 'me2', 'r']);
});

test('the line above is followed from row to row of each person’s own, and ends where it turns in a circle', async () => {
  const line = [
    row('workforce', { self: 'me', supervisor: 's1' }),
    row('workforce', { self: 's1', supervisor: 's2' }),
    row('workforce', { self: 's2', supervisor: 's1' }),
  ];
  // Of a colleague under the same supervisor the other supervisor is nobody to the reader.
  const colleague = row('workforce', { self: 'c', supervisor: ['s1', 'x'] });
  const nobody = row('workforce', { supervisor: ['s1', 'y'] });
  expect(await excluded(...line, colleague, nobody)).toEqual(['me', 's1', 's2']);
});

test('the line is followed over twenty ranks and no further', async () => {
  const name = (rank: number): string => (rank === 0 ? 'me' : `s${String(rank).padStart(2, '0')}`);
  const rows = Array.from({ length: 30 }, (_, rank) =>
    row('workforce', { self: name(rank), supervisor: name(rank + 1) }),
  );
  const found = await excluded(...rows);
  expect([found.length, found.at(-1)]).toEqual([21, 's20']);
});

test('of nobody no rows are asked for, and of several who are named each row comes once', async () => {
  expect(await openRows(storeThat({}), [], ['workforce'])).toEqual([]);
  const rows = [
    row('workforce', { self: 'a', supervisor: 'b' }, 'one'),
    row('workforce', { self: 'b' }, 'two'),
  ];
  const found = await openRows(storeOfRows(rows), ['a', 'b'], ['workforce']);
  expect(found.map(({ id }) => id).sort()).toEqual(['one', 'two']);
});

test('of a row’s versions the last is the one that stands longest, then that recorded last, then by id', () => {
  const version = (id: string, chain: string, standsUntil: string, recordedAt: string): OpenRow => ({
    ...{ id, chain, standsUntil, recordedAt, source: 'workforce' },
    ...{ named: () => [], says: () => [], when: () => undefined },
  });
  const rows = [
    version('b', 'one', '2021', '2020'),
    version('a', 'one', '2022', '2019'),
    version('a', 'two', '2022', '2021'),
    version('b', 'two', '2022', '2020'),
    version('b', 'three', '2022', '2020'),
    version('a', 'three', '2022', '2020'),
  ];
  for (const given of [rows, [...rows].reverse()])
    expect(
      lastVersions(given)
        .map(({ chain, id }) => `${chain} ${id}`)
        .sort(),
    ).toEqual(['one a', 'three b', 'two a']);
});

test('what a text of a row says is told, each where there are several, and nothing where there is none', async () => {
  const given = { ...row('workforce', { self: 'me' }), texts: { name: 'Ann', aliases: ['A', 'B'] } };
  const [found] = await openRows(storeOfRows([given]), ['me'], ['workforce']);
  expect(['name', 'aliases', 'other'].map((field) => found?.says(field))).toEqual([['Ann'], ['A', 'B'], []]);
});
