import { complained, grouped, records, said, sources, unnamed } from '../../test/support/said-statements';

test('a complaint and a report within a fortnight are presumed to be of one matter, and it is said', () => {
  const groups = grouped([complained('c1', 0), said('r1', 14)]);
  expect(records(groups)).toEqual([['c1', 'r1']]);
  expect(groups[0]).toMatchObject({ sources: 1, ties: ['matter'] });
  expect(sources(grouped([complained('c1', 0), said('r1', 15)]))).toBe(2);
  expect(sources(grouped([complained('c1', 0), complained('c2', 1)]))).toBe(2);
});

test('each is presumed of one matter with the nearest alone: ten of each are ten', () => {
  const both = Array.from({ length: 10 }, (_, i) => [
    complained(`c${i}`, i * 40),
    said(`r${i}`, i * 40 + 10),
  ]).flat();
  const groups = grouped(both);
  expect(sources(groups)).toBe(10);
  expect(records(groups)[3]).toEqual(['c3', 'r3']);
});

test('a source that speaks in both already is not joined to a third', () => {
  const both = [complained('c1', 0, { speakers: ['x'] }), said('r1', 400, { speakers: ['x'] })];
  expect(records(grouped([...both, said('r2', 10)]))).toEqual([['c1', 'r1'], ['r2']]);
});

test('of two reports near one complaint the nearer alone is presumed of its matter', () => {
  const c = complained('c', 10);
  expect(records(grouped([c, said('r1', 13), said('r2', 15)]))).toEqual([['c', 'r1'], ['r2']]);
});

test('a call without a name makes no one matter of a complaint and what was called in before', () => {
  const before = unnamed('r1', 0, { channel: 'crimestoppers' });
  const call = unnamed('r2', 205, { channel: 'crimestoppers' });
  const groups = grouped([before, complained('c1', 200), call]);
  expect(records(groups)).toEqual([['r1', 'r2'], ['c1']]);
});
