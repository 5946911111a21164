import fc from 'fast-check';
import { FOREVER } from './time';
import { foldVersions, type ChainEvent } from './versions';

const at = (day: number): string => new Date(Date.UTC(2024, 0, day)).toISOString();
const row = (content: string, day: number, stated = ''): ChainEvent => ({
  what: 'row',
  position: at(day),
  suppliedAt: at(day),
  content,
  stated,
});

test('A, B, A is three versions, and each stands until the next', () => {
  expect(foldVersions([row('A', 3), row('A', 1), row('B', 2)])).toEqual([
    { content: 'A', nth: 1, recordedAt: at(1), standsUntil: at(2) },
    { content: 'B', nth: 1, recordedAt: at(2), standsUntil: at(3) },
    { content: 'A', nth: 2, recordedAt: at(3), standsUntil: FOREVER },
  ]);
});

test('a row that stays away from a full delivery is closed, and returns as a new version', () => {
  const away: ChainEvent = { what: 'missing', position: at(2), suppliedAt: at(2) };
  expect(foldVersions([row('A', 1), away, row('A', 3)])).toEqual([
    { content: 'A', nth: 1, recordedAt: at(1), standsUntil: at(2) },
    { content: 'A', nth: 2, recordedAt: at(3), standsUntil: FOREVER },
  ]);
});

test('the recorded time of a first version is its own or its source’s, that of a later one its own or the delivery’s', () => {
  const fold = foldVersions([row('A', 5, `~${at(1)}`), row('B', 6, `~${at(2)}`), row('C', 7, `=${at(3)}`)]);
  expect(fold.map((v) => v.recordedAt)).toEqual([at(1), at(6), at(3)]);
  // C is recorded before B: whatever the time asked about, C stands from its own time on, and B never does.
  expect(fold.map((v) => v.standsUntil)).toEqual([at(3), at(3), FOREVER]);
});

// Equal content has an equal recorded time of its own: it is a field of the row.
const event = fc.record({
  day: fc.integer({ min: 1, max: 8 }),
  own: fc.integer({ min: 0, max: 8 }),
  content: fc.constantFrom('A', 'B', 'C', ''),
});

test('what stands at T is the same whether or not what was recorded after T is known', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(event, { maxLength: 7, selector: (e) => e.day }),
      fc.integer({ min: 1, max: 9 }),
      (drawn, day) => {
        const events = drawn.map((e): ChainEvent =>
          e.content === ''
            ? { what: 'missing', position: at(e.day), suppliedAt: at(e.day) }
            : row(`${e.content}${e.own}`, e.day, e.own === 0 ? '' : `=${at(e.own)}`),
        );
        const standing = (fold: ReturnType<typeof foldVersions>): string[] =>
          fold.filter((v) => v.recordedAt <= at(day) && v.standsUntil > at(day)).map((v) => v.content);
        expect(standing(foldVersions(events))).toEqual(standing(foldVersions(events, at(day))));
      },
    ),
    { numRuns: 2000 },
  );
});
