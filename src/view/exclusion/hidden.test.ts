import { BEGINNING, FOREVER } from '../../model/time';
import { storeOfRows, storeThat, type NamingRow } from '../testing/open-rows';
import { cutRows } from './cut-rows';
import { hiddenByIdentifier, type HiddenByIdentifier } from './hidden';
import { identifiersOf, touches, type ExcludedIdentifier } from './identifiers';

/** The number n was an excluded person's from second 3 to before second 6. */
const T = (second: number): string => `2024-01-01T00:00:0${second}.000Z`;
const span = (entity: string, from: string, to: string): ExcludedIdentifier => ({ entity, from, to });
const N = span('n', T(3), T(6));

interface Given {
  records?: {
    entity?: string;
    id: string;
    source?: string;
    validFirst?: string;
    validLast?: string;
    recordedAt?: string;
  }[];
  months?: { entity?: string; id: string; first: string; last: string }[];
}
const hidden = (
  { records = [], months = [] }: Given,
  identifiers: readonly ExcludedIdentifier[] = [N],
): Promise<HiddenByIdentifier> =>
  hiddenByIdentifier(
    storeThat({
      'view/records-naming': ({ entities = [] }) =>
        records
          .map((r) => ({
            ...{
              entity: 'n',
              source: 'complaints',
              validFirst: BEGINNING,
              validLast: FOREVER,
              recordedAt: T(1),
            },
            ...r,
          }))
          .filter(({ entity }) => entities.includes(entity)),
      'view/contacts-naming': ({ entities = [] }) =>
        months.map((m) => ({ entity: 'n', ...m })).filter(({ entity }) => entities.includes(entity)),
    }),
    identifiers,
  );

test('where nobody has a number nothing is asked for', async () => {
  expect(await hiddenByIdentifier(storeThat({}), [])).toEqual({ records: [], contacts: [], barred: [] });
  expect(await cutRows(storeThat({}), [])).toEqual([]);
});

test('people’s own rows of the registers, by role, sorted', async () => {
  const store = storeThat({
    'view/own-rows': ({ entities = [], rows = [] }) =>
      ['b', 'a'].map((id) => ({ id: `${id} ${entities.join()} ${rows.join()}` })),
  });
  expect(await cutRows(store, ['x', 'y'])).toEqual([
    'a x,y posts holder,workforce self',
    'b x,y posts holder,workforce self',
  ]);
});

test('a record is hidden where its valid time, or the moment of a report, touches the time of the number', async () => {
  const valid = (
    id: string,
    validFirst: string,
    validLast: string,
  ): { id: string; validFirst: string; validLast: string } => ({
    ...{ id, validFirst, validLast },
  });
  const report = (id: string, second: number): { id: string; source: string; recordedAt: string } => ({
    ...{ id, source: 'intelligence-reports', recordedAt: T(second) },
  });
  const { records } = await hidden({
    records: [
      ...[valid('z in', T(4), T(5)), valid('before', T(1), T(3)), valid('after', T(6), T(8))],
      ...[
        valid('over', T(1), '2024-01-01T00:00:03.001Z'),
        valid('ended', BEGINNING, T(2)),
        valid('begun', T(7), FOREVER),
      ],
      ...[report('report in', 3), report('report before', 2), report('report after', 6)],
      ...[
        { id: 'stands from before', recordedAt: T(1) },
        { id: 'recorded after', recordedAt: T(6) },
      ],
      ...[{ id: 'a row of their own', source: 'workforce' }, { id: 'z in' }],
    ],
  });
  expect(records).toEqual(['over', 'report in', 'stands from before', 'z in']);
});

test('a number is barred where every month lies inside one of its times; else the months that touch them are hidden', async () => {
  const month = (
    id: string,
    first: string,
    last: string,
    entity = 'n',
  ): NonNullable<Given['months']>[number] => ({
    ...{ id, first, last, entity },
  });
  const lastInside = '2024-01-01T00:00:05.999Z';
  expect(await hidden({ months: [month('m', T(3), lastInside)] })).toMatchObject({
    contacts: [],
    barred: ['n'],
  });
  for (const [first, last] of [
    ['2024-01-01T00:00:02.999Z', T(4)],
    [T(4), T(6)],
  ] as const)
    expect(await hidden({ months: [month('z', T(4), T(5)), month('m', first, last)] })).toMatchObject({
      ...{ contacts: ['m', 'z'], barred: [] },
    });
  expect(await hidden({ months: [month('m', T(6), T(7)), month('in', T(4), T(5))] })).toMatchObject({
    ...{ contacts: ['in'], barred: [] },
  });
  // Two numbers, and one that was theirs twice: each month is judged by the times of its own number.
  const spans = [span('z', T(1), FOREVER), N, span('n', T(8), FOREVER), span('b', BEGINNING, T(9))];
  const months = [
    ...[
      month('z1', T(4), FOREVER, 'z'),
      month('n1', T(4), T(5)),
      month('n2', T(8), T(9)),
      month('n3', T(6), T(7)),
    ],
    ...[month('b1', T(1), T(2), 'b')],
  ];
  expect(await hidden({ months }, spans)).toEqual({
    records: [],
    contacts: ['n1', 'n2'],
    barred: ['b', 'z'],
  });
});

test('a time touches another to the millisecond, and one without end touches whatever is later', () => {
  expect([
    touches(N, T(1), T(3)),
    touches(N, T(6), T(7)),
    touches(N, T(1), '2024-01-01T00:00:02.999Z'),
  ]).toEqual([true, false, false]);
  expect(touches(span('n', T(3), FOREVER), FOREVER, FOREVER)).toBe(true);
});

test('numbers and accounts come from own rows of the registers, each with its time, once and sorted', async () => {
  const own = (id: string, numbers: string[], more: Partial<NamingRow> = {}): NamingRow => ({
    ...{ id, source: 'workforce', names: { self: ['p'], number: numbers } },
    ...more,
  });
  const rows = [
    own('stands', ['z', 'a']),
    own('again', ['a']),
    own('superseded', ['b'], { standsUntil: T(5), dates: { joined: [T(1), T(2)] } }),
    own('left', ['c'], { standsUntil: T(5), dates: { left: [T(2), T(3)] } }),
    own('left since', ['d'], { standsUntil: T(5), dates: { left: [T(7), T(8)] } }),
    { id: 'of another', source: 'workforce', names: { self: ['q'], supervisor: ['p'], number: ['x'] } },
    { id: 'of nobody', source: 'workforce', names: { supervisor: ['p'], number: ['y'] } },
    { id: 'a post', source: 'posts', names: { holder: ['p'], number: ['w'] } },
  ];
  expect(await identifiersOf(storeOfRows(rows), ['p'])).toEqual([
    span('a', BEGINNING, FOREVER),
    span('b', T(1), T(5)),
    span('c', BEGINNING, T(3)),
    span('d', BEGINNING, T(5)),
    span('z', BEGINNING, FOREVER),
  ]);
});

test('a number that was theirs for a time was theirs in every writing for that time', async () => {
  const [number, written] = ['number:KV.phone:+447700900002', 'number:KV.phone:7700900002'];
  const rows: NamingRow[] = [
    { id: 'own', source: 'workforce', names: { self: ['p'], number: [number] }, standsUntil: T(5) },
  ];
  expect(await identifiersOf(storeOfRows(rows, [number, written]), ['p'])).toEqual([
    span(number, BEGINNING, T(5)),
    span(written, BEGINNING, T(5)),
  ]);
});
