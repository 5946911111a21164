import { inventForce } from '../../test/support/attacked-force';
import { endOf, projectionOf } from '../../test/support/projection';
import type { SourceGroup } from '../independence';
import { rankForce, rankTop, withoutRecords, type ListOrder } from '.';
import { sourcesOn } from './statements';

const FIRST = 20;
const BELOW = 60;
const force = inventForce(140, 'first places');
const projection = projectionOf({ records: force.records });

function ranked(order: ListOrder, without: readonly string[] = []): ReturnType<typeof rankForce> {
  return rankForce(projection, { asOf: endOf('2024-12-31'), order, without });
}

/** All that one person may have said of somebody, each time: untested, and all that is anonymous beside. */
function voices(groups: readonly SourceGroup[]): (readonly SourceGroup[])[] {
  const untested = groups.filter((g) => !g.tested);
  const nameless = untested.filter((g) => g.anonymous);
  const of = (complaints: boolean): SourceGroup[] =>
    untested.filter(
      (g) => !g.anonymous && g.statements.some((s) => (s.source === 'complaints') === complaints),
    );
  const two = of(true).flatMap((a) => of(false).flatMap((b) => (a === b ? [] : [[a, b]])));
  return [...untested.map((g) => [g]), ...two].map((voice) => [...voice, ...nameless]);
}

test.each(['priority', 'likelihood'] as const)(
  'by %s, nobody of the first twenty stands below the sixtieth had what one person may have said never come in',
  (order) => {
    const all = ranked(order);
    const first = [...all.list].filter((person) => all.ranks[person]! <= FIRST);
    expect(first.length).toBeGreaterThan(FIRST / 2);
    for (const person of first)
      for (const [i, voice] of voices(sourcesOn(all.force.context, person)).entries()) {
        // By likelihood a share of them, to be quick.
        if (order === 'likelihood' && i % 4 > 0) continue;
        // Everything is worked out anew without the records: rates, places, and who is held back.
        const records = voice.flatMap((g) => g.statements.map((s) => s.record));
        expect(ranked(order, records).ranks[person]).toBeLessThanOrEqual(BELOW);
      }
  },
);

test('nobody takes a place of those held back from far below', () => {
  const { list, ranks, order } = ranked('priority');
  const places = [...list]
    .filter((person) => ranks[person]! <= FIRST)
    .map((person) => order.indexOf(person) + 1);
  expect(Math.max(...places)).toBeLessThanOrEqual(50);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('nobody has a place behind the last of the force', () => {
  const { ranks } = ranked('priority');
  expect(Math.max(...ranks)).toBe(140);
});

test('the place that is said to be left without a source is the one that the list then has', () => {
  const options = { asOf: endOf('2024-12-31'), policy: { draws: 0 } };
  const { rows } = rankTop(projection, { ...options, size: 30, seed: 'f' });
  const said = rows.slice(8).flatMap((row) => row.sources.slice(0, 2).map((source) => ({ row, source })));
  expect(rows.some((row) => row.heldBack)).toBe(true);
  for (const { row, source } of said) {
    const moved = withoutRecords(projection, options, source.records).find((m) => m.id === row.id);
    const really = moved?.rankWithout ?? row.rank;
    // Among equals the worst place is said, whatever settles the tie.
    if (source.scoreWithout > 0)
      expect([row.id, source.id, source.rankWithout]).toEqual([row.id, source.id, really]);
    else expect(source.rankWithout).toBeGreaterThanOrEqual(really);
  }
  expect(said.length).toBeGreaterThan(20);
});
