import type { SourceGroup } from '../independence';
import { dependentIn, sourceOfRecords } from './tellings';

const PERSON = 'person:KV.staff:A';
const OTHER = 'person:KV.staff:B';

/** Each part is a burst, or a source; a statement is its record and, behind a stroke, the report that it is an item of. */
function group(parts: readonly (readonly string[])[], change: Partial<SourceGroup> = {}): SourceGroup {
  const all = parts.flat();
  return {
    id: all[0]!,
    statements: all.map((text) => {
      const [record = '', report = record] = text.split('/');
      return {
        ...{ record, source: 'intelligence-reports' as const, about: [PERSON], at: 0, channel: 'overt' },
        ...{ occasions: [report], speakers: [], text: '', tested: false, byNameOnly: false },
      };
    }),
    repeats: all.map(() => false),
    parts: parts.map((part) => part.map((text) => all.indexOf(text))),
    ...{ ties: ['speaker'], rests: [], tested: false, anonymous: false, sources: 1 },
    ...change,
  };
}

const about = (...groups: SourceGroup[]): ReadonlyMap<string, readonly SourceGroup[]> =>
  new Map([[PERSON, groups]]);

test('a record that is a source by itself is not told of, one of several is, by whom it is about', () => {
  expect(sourceOfRecords(about(group([['a']]), group([['b', 'c']])), undefined)).toEqual({
    [`b ${PERSON}`]: 'b 0',
    [`c ${PERSON}`]: 'b 0',
  });
});

test('of what is anonymous each burst is a source, up to as many as may count', () => {
  const nameless = group([['a', 'b'], ['c'], ['d']], { anonymous: true, sources: 2 });
  const sources = (most: number | undefined): string[] =>
    Object.values(sourceOfRecords(about(nameless), most));
  expect(sources(undefined)).toEqual(['a 0', 'a 0', 'a 1', 'a 1']);
  expect(sources(1)).toEqual(['a 0', 'a 0', 'a 0', 'a 0']);
  expect(sources(3)).toEqual(sources(undefined));
});

test('what is told by fewer sources than there are reports is named with why, of the evidence alone', () => {
  const one = group([['b', 'c', 'x']], { rests: ['home'] });
  const [found, ...more] = dependentIn(
    ['a', 'b', 'c'],
    [OTHER, PERSON],
    about(group([['a']]), one),
    undefined,
  );
  expect(more).toEqual([]);
  expect(found).toEqual({
    ...{ about: PERSON, records: ['b', 'c'], told: 2, sources: 1, ties: ['speaker'], anonymous: false },
    // Through x the two may be tied, and the household says so too.
    rests: ['home', 'x'],
  });
});

test('items of one report are one telling anyway, and bursts that all count are not dependent', () => {
  expect(dependentIn(['a', 'b'], [PERSON], about(group([['a/R1', 'b/R1']])), undefined)).toEqual([]);
  const nameless = group([['a'], ['b']], { anonymous: true, sources: 2, ties: [] });
  expect(dependentIn(['a', 'b'], [PERSON], about(nameless), undefined)).toEqual([]);
  expect(dependentIn(['a', 'b'], [PERSON], about(nameless), 1)).toEqual([
    { about: PERSON, records: ['a', 'b'], told: 2, sources: 1, ties: [], anonymous: true, rests: [] },
  ]);
});
