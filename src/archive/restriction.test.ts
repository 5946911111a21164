import { tmpdir } from 'node:os';
import { BEGINNING, FOREVER } from '../model/time';
import { sealView, type View } from '../model/view';
import { Duck } from './duck';
import { restriction, spanBound } from './restriction';

/**
 * One row, which lasts from second 1 to second 2 and was known at second 5, judged by the text that goes into every
 * statement on the archive: one clause at a time, at its edge.
 */
const T = (second: number, ms = 0): string => `2024-01-01T00:00:0${second}.00${ms}Z`;
const view = (given: Partial<View> = {}): View =>
  sealView({
    reader: {
      ...{ name: 'r', role: 'analyst', compartments: [], clearance: ['P'], loader: false },
      ...{ staffId: undefined, noStaffRecord: undefined, place: '' },
    },
    ...{ compartments: [''], clearance: ['P'], asOf: FOREVER, validAt: '', excluded: [], barred: [] },
    ...{ hiddenRecords: [], shownRecords: [], cutRows: [], excludedIdentifiers: [], restated: new Map() },
    ...{ generation: '', key: '' },
    ...given,
  });

let duck: Duck;
beforeAll(async () => (duck = await Duck.open({ memoryLimit: '200MB', spill: tmpdir() })));
afterAll(() => duck.close());

type Event = Readonly<Record<'label' | 'class' | 'from' | 'to', string>>;

/** Whether the row is shown; `row` is what it differs in. */
async function shows(by: Partial<View>, row: Partial<Event> = {}): Promise<boolean> {
  const { label, class: handling, from, to } = { label: '', class: 'P', from: "'a'", to: "'b'", ...row };
  const { with: spans, where, bindings } = restriction(view(by), 'event');
  const event = `SELECT '${label}' AS label, '${handling}' AS handling_class, ${from} AS from_entity, ${to} AS to_entity,
    TIMESTAMP '${T(5)}' AS known_at, TIMESTAMP '${T(1)}' AS event_at, TIMESTAMP '${T(2)}' AS event_until`;
  const tables = [...(spans === '' ? [] : [spans]), `event AS (${event})`].join(', ');
  const found = await duck.rows(`WITH ${tables} SELECT 1 FROM event WHERE ${where}`, bindings);
  return found.length === 1;
}

test('compartment and handling each hide', async () => {
  expect([await shows({}), await shows({}, { label: 'ROE' }), await shows({}, { class: 'C' })]).toEqual([
    true,
    false,
    false,
  ]);
  const by: Partial<View> = { compartments: ['', 'ROE'], clearance: ['C', 'P'] };
  expect(await shows(by, { label: 'ROE', class: 'C' })).toBe(true);
});

test('a row is shown as of the moment at which it was known, and not before', async () => {
  expect(await Promise.all([T(4, 9), T(5), T(6)].map((asOf) => shows({ asOf })))).toEqual([
    false,
    true,
    true,
  ]);
});

test('a row is shown once it has certainly happened: from its last millisecond on', async () => {
  const last = '2024-01-01T00:00:01.999Z';
  const times = [T(1), '2024-01-01T00:00:01.998Z', last, T(2), ''];
  expect(await Promise.all(times.map((validAt) => shows({ validAt })))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test.each(['from', 'to'] as const)('an excluded person at its %s hides it', async (end) => {
  expect(await shows({ excluded: ['x', 'z'] }, { [end]: "'x'" })).toBe(false);
  expect(await shows({ excluded: ['x', 'z'] }, { [end]: "'y'" })).toBe(true);
  // An end that is not known is nobody.
  expect(await shows({ excluded: ['x', 'z'] }, { [end]: 'NULL' })).toBe(true);
});

test.each(['from', 'to'] as const)(
  'an excluded number at its %s hides it while it was theirs',
  async (end) => {
    const during = (from: string, to: string): Promise<boolean> =>
      shows({ excludedIdentifiers: [{ entity: 'x', from, to }] }, { [end]: "'x'" });
    expect([
      await during(BEGINNING, FOREVER),
      await during(BEGINNING, T(1)),
      await during(BEGINNING, T(1, 1)),
    ]).toEqual([false, true, false]);
    expect([await during(T(2), FOREVER), await during('2024-01-01T00:00:01.999Z', FOREVER)]).toEqual([
      true,
      false,
    ]);
    const another = { excludedIdentifiers: [{ entity: 'y', from: BEGINNING, to: FOREVER }] };
    expect(await shows(another, { [end]: "'x'" })).toBe(true);
  },
);

test('of several times each counts, and a time without a readable beginning has none', async () => {
  const spans = ([...times]: readonly (readonly [string, string])[]): Partial<View> => ({
    excludedIdentifiers: times.map(([from, to]) => ({ entity: 'a', from, to })),
  });
  expect(
    await shows(
      spans([
        ['2025-01-01T00:00:00.000Z', FOREVER],
        [BEGINNING, T(3)],
      ]),
    ),
  ).toBe(false);
  expect(
    await shows(
      spans([
        ['2025-01-01T00:00:00.000Z', FOREVER],
        [BEGINNING, T(1)],
      ]),
    ),
  ).toBe(true);
});

test('nothing is bound, and no table made, for what the view does not exclude', () => {
  expect(restriction(view(), 'e')).toMatchObject({
    with: '',
    bindings: { view_compartments: [''], view_clearance: ['P'], view_as_of: FOREVER, view_valid_at: '' },
  });
  expect(Object.keys(restriction(view(), 'e').bindings)).toHaveLength(4);
  expect(Object.keys(restriction(view({ excluded: ['x'] }), 'e').bindings)).toHaveLength(5);
});

test('a bound is a timestamp, and without end at the beginning where it cannot be read', async () => {
  const columns = [T(1), BEGINNING, 'soon'].map((text, i) => `${spanBound(`'${text}'`)}::VARCHAR AS c${i}`);
  expect(await duck.rows(`SELECT ${columns.join(', ')}`)).toEqual([
    { c0: '2024-01-01 00:00:01', c1: '0001-01-01 (BC) 00:00:00', c2: '-infinity' },
  ]);
});
