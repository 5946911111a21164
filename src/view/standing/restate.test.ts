import { FOREVER } from '../../model/time';
import type { FullDelivery, Observation, Place } from '../../model/versions';
import { restate, type Restated, type StoredVersion } from './restate';

/** Deliveries of one key, file n on the 1st of month n of 2024; contents are letters. `=`/`~` times as the row states. */
const on = (month: number): string => `2024-0${month}-01T00:00:00.000Z`;
const place = (month: number): Place => ({
  order: on(month),
  suppliedAt: on(month),
  supplier: 'HR',
  system: '',
});
/** File 9 was supplied at noon of the day of file 2. */
const NOON = '2024-02-01T12:00:00.000Z';
const places = new Map([1, 2, 3, 4].map((month) => [month, place(month)]));
places.set(9, { ...place(2), order: NOON, suppliedAt: NOON });
const row = (month: number, stated = ''): Omit<Observation, 'hash'> => ({
  file: month,
  line: 1,
  reading: '',
  stated,
});
const full = (month: number): FullDelivery => ({
  ...place(month),
  order: `${on(month)} end`,
  source: 'workforce',
  files: new Set([month]),
  rejectedChains: new Set(),
});
function version(id: string, from: string, until: string, seen: Omit<Observation, 'hash'>): StoredVersion {
  const hash = id.charAt(0);
  const times = { recordedAt: from, standsUntil: until };
  return { id, hash, occurrence: Number(id.charAt(1)), ...times, observations: [{ ...seen, hash }] };
}
function seenBy(
  stored: readonly StoredVersion[],
  hidden: string,
  fulls: FullDelivery[] = [],
  asOf = FOREVER,
): Restated {
  const restated: Restated = { shown: [], hidden: [], times: new Map() };
  const visible = stored.filter((v) => !hidden.includes(v.hash));
  restate('key', visible, { places, fulls }, asOf, restated);
  return restated;
}

test('a hidden version does not supersede: the one before it stands', () => {
  const stored = [version('A1', on(1), on(2), row(1)), version('B1', on(2), FOREVER, row(2))];
  const { shown, hidden, times } = seenBy(stored, 'B');
  expect(shown).toEqual(['A1']);
  expect(hidden).toEqual([]);
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: FOREVER });
});

test('A, hidden B, A again is one version, the first', () => {
  const stored = [
    version('A1', on(1), on(2), row(1)),
    version('B1', on(2), on(3), row(2)),
    version('A2', on(3), FOREVER, row(3)),
  ];
  const { shown, hidden, times } = seenBy(stored, 'B');
  expect(shown).toEqual(['A1']);
  expect(hidden).toEqual(['A2']);
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: FOREVER });
  expect(times.has('A2')).toBe(false);
});

test('a version that comes after a hidden one is the first for this reader, with the recorded time of a first', () => {
  const received = '2023-12-24T00:00:00.000Z';
  const stored = [
    version('B1', received, on(2), row(1, `~${received}`)),
    version('A1', on(2), FOREVER, row(2, `~${received}`)),
  ];
  expect(seenBy(stored, 'B').times.get('A1')).toEqual({ recordedAt: received, standsUntil: FOREVER });
});

test('a full delivery without a row that the reader can see closes it, though it has a hidden row of the key', () => {
  const stored = [version('A1', on(1), on(2), row(1)), version('B1', on(2), FOREVER, row(2))];
  const { shown, hidden, times } = seenBy(stored, 'B', [full(2)]);
  expect([shown, hidden]).toEqual([[], []]);
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: on(2) });
});

test('what is recorded after the as-of has not happened: B came in between, but was recorded later', () => {
  const endOfDay = '2024-02-01T23:59:59.999Z';
  const stored = [
    version('A1', on(1), NOON, row(1)),
    version('B1', endOfDay, NOON, row(2, `=${endOfDay}`)),
    version('A2', NOON, FOREVER, row(9)),
  ];
  const { shown, hidden, times } = seenBy(stored, '', [], '2024-02-01T13:00:00.000Z');
  expect(shown).toEqual(['A1']);
  expect([...hidden].sort()).toEqual(['A2', 'B1']);
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: FOREVER });
});

test('a full delivery closes as of its own time on, and not as of a time before', () => {
  const stored = [version('A1', on(1), FOREVER, row(1))];
  for (const asOf of [on(2), FOREVER])
    expect(seenBy(stored, '', [full(2)], asOf)).toMatchObject({ shown: [], hidden: ['A1'] });
  const before = seenBy(stored, '', [full(2)], on(1));
  expect(before).toMatchObject({ shown: [], hidden: [] });
  expect(before.times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: FOREVER });
  // As stored it stands until the fourth; for this reader it was closed on the second.
  expect(seenBy([version('A1', on(1), on(4), row(1))], '', [full(2)], on(3)).hidden).toEqual(['A1']);
});

test('what stood as stored up to the as-of, and no longer, stands for whoever cannot see what superseded it', () => {
  const stored = [version('A1', on(1), on(3), row(1)), version('B1', on(3), FOREVER, row(3))];
  expect(seenBy(stored, 'B', [], on(3)).shown).toEqual(['A1']);
  expect(seenBy(stored, 'B', [], on(2)).shown).toEqual([]);
});

test('recorded earlier for this reader than as stored, it stands from then on', () => {
  const stored = [version('B1', on(1), on(2), row(1)), version('A1', on(2), FOREVER, row(2, `~${on(1)}`))];
  expect(seenBy(stored, 'B', [], on(1)).shown).toEqual(['A1']);
});
