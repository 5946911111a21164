import { projectionOf, versionOf, day } from '../../test/support/projection';
import { gradeOf } from '../model/grade';
import type { Link } from '../model/link';
import { kind as contacted } from '../model/kinds/contacted';
import { kind as stated } from '../model/kinds/stated-link';
import type { Projection } from '../view/projection';
import { associationNetwork, linkWeight } from './association-graph';

const [A, B] = ['person:KV.nominal:A', 'person:KV.nominal:B'];

/** A link on a record graded 2B, which counts .6 × .8 = .48; contact links fade by half in a year. */
function link(kind: string, statedWeight?: number): Link {
  const weight = statedWeight === undefined ? {} : { statedWeight };
  return {
    id: `${kind}|${A}|${B}`,
    kind,
    from: A,
    to: B,
    records: [kind],
    contacts: [],
    count: 1,
    ...weight,
  };
}

function projection(...links: Link[]): Projection {
  const grade = gradeOf('3x5x2', '2', 'B')!;
  const records = links.map(({ kind }) =>
    versionOf({ id: kind, source: kind, recordedAt: day('2024-01-01')[0], meanings: {}, grade }),
  );
  return { ...projectionOf({ records }), links: (id) => links.filter((l) => l.kind === id) };
}

const weightOf = (...links: Link[]): number | undefined =>
  associationNetwork(projection(...links), [stated, contacted], 0).associations[0]?.weight;

test.each([
  // stated, weight of the pair: .48 × stated
  [undefined, 0.48],
  [1, 0.48],
  [0.2, 0.096],
  [0.5, 0.24],
  [2, 0.96],
  [5, 2.4],
])('a link of which the weight %s is stated weighs %d', (given, weight) => {
  expect(weightOf(link('stated-link', given))).toBe(weight);
});

test('a weight of nought states that there is no link', () => {
  expect(weightOf(link('stated-link', 0))).toBeUndefined();
});

test.each([
  // beside a contact of .48: 1 − (1 − .48)(1 − min(1, .48 × stated)), and what is above 1
  [1, 0.7296],
  [0.2, 0.52992],
  [5, 2.4],
])('beside another kind a stated weight of %d gives %d, within bounds as a noisy-or', (given, weight) => {
  expect(weightOf(link('stated-link', given), link('contacted'))).toBe(weight);
});

test('a link of which nought is stated is told of, and so is a pair below the weight asked for', () => {
  const of = (minWeight: number, ...links: Link[]) => {
    const { associations, weaker, statedNone } = associationNetwork(
      projection(...links),
      [stated, contacted],
      minWeight,
    );
    return [associations.length, weaker.map((l) => l.kind), statedNone.map((l) => l.kind)];
  };
  expect(of(0, link('stated-link', 0), link('contacted'))).toEqual([1, [], ['stated-link']]);
  // Contact of .48, and of .52992 beside a stated .2.
  expect(of(0.5, link('contacted'))).toEqual([0, ['contacted'], []]);
  expect(of(0.5, link('stated-link', 0.2), link('contacted'))).toEqual([1, [], []]);
});

test.each([
  // .48 × stated
  [1e-9, 4.8e-10],
  [1e-12, 4.8e-13],
])('a stated weight of %d joins with what it weighs', (given, weight) => {
  expect(weightOf(link('stated-link', given))).toBe(weight);
});

test('the parts of a stated link add up to its weight, and say what was stated', () => {
  const of = projection(link('stated-link', 0.2));
  const { weight, parts } = linkWeight(of, stated, link('stated-link', 0.2), day('2024-01-01')[0]);
  expect([weight, parts.reduce((sum, p) => sum + p.factor, 0)]).toEqual([0.096, 0.096]);
  expect(parts[0]?.why).toMatch(/Times 0\.2, the weight stated of the link\.$/);
});
