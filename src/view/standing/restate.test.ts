import { FOREVER } from '../../model/time';
import type { Absence, Sighting } from '../../model/versions';
import { restate, type Restated, type StoredVersion } from './restate';

/** Deliveries of one key on the 1st of successive months of 2024; contents are letters. `=`/`~` times as the row states. */
const on = (month: number): string => `2024-0${month}-01T00:00:00.000Z`;
const row = (content: string, month: number, stated = ''): Sighting => ({
  what: 'row',
  position: on(month),
  suppliedAt: on(month),
  content,
  stated,
});
const missing = (month: number): Absence => ({ what: 'missing', position: on(month), suppliedAt: on(month) });
const version = (
  id: string,
  nth: number,
  from: string,
  until: string,
  ...seen: Sighting[]
): StoredVersion => ({
  id,
  content: id.charAt(0),
  nth,
  recordedAt: from,
  standsUntil: until,
  seen,
});
function seenBy(
  stored: readonly StoredVersion[],
  hidden: string,
  absences: Absence[] = [],
  asOf = FOREVER,
): Restated {
  const restated: Restated = { shown: [], hidden: [], times: new Map() };
  restate(stored, (v) => !hidden.includes(v.content), absences, asOf, restated);
  return restated;
}

test('a hidden version does not supersede: the one before it stands', () => {
  const stored = [version('A1', 1, on(1), on(2), row('A', 1)), version('B1', 1, on(2), FOREVER, row('B', 2))];
  const { shown, hidden, times } = seenBy(stored, 'B');
  expect(shown).toEqual(['A1']);
  expect(hidden).toEqual([]);
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: FOREVER });
});

test('A, hidden B, A again is one version, the first', () => {
  const stored = [
    version('A1', 1, on(1), on(2), row('A', 1)),
    version('B1', 1, on(2), on(3), row('B', 2)),
    version('A2', 2, on(3), FOREVER, row('A', 3)),
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
    version('B1', 1, received, on(2), row('B', 1, `~${received}`)),
    version('A1', 1, on(2), FOREVER, row('A', 2, `~${received}`)),
  ];
  expect(seenBy(stored, 'B').times.get('A1')).toEqual({ recordedAt: received, standsUntil: FOREVER });
});

test('a full delivery that lacks what the reader can see closes it, though it has a hidden row of the key', () => {
  const stored = [version('A1', 1, on(1), on(2), row('A', 1)), version('B1', 1, on(2), FOREVER, row('B', 2))];
  const { shown, times } = seenBy(stored, 'B', [missing(2)]);
  expect(shown).toEqual([]);
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: on(2) });
});

test('what is recorded after the as-of has not happened: B came in between, but was recorded later', () => {
  const stored = [
    version('A1', 1, on(1), on(3), row('A', 1)),
    version('B1', 1, on(9), on(3), row('B', 2, `=${on(9)}`)),
    version('A2', 2, on(3), FOREVER, row('A', 3)),
  ];
  const { shown, hidden, times } = seenBy(stored, '', [], on(5));
  expect(shown).toEqual(['A1']);
  expect(hidden).toEqual(expect.arrayContaining(['A2']));
  expect(times.get('A1')).toEqual({ recordedAt: on(1), standsUntil: FOREVER });
});
