import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { compose } from '../../src/compose';
import { readSettings } from '../../src/config/settings';
import { askNamed } from '../../src/operations/ask-named';
import { KARATE } from '../support/networks';
import { writeDeliveries } from '../support/noninterference/delivered';

// Crews, people and networks on what was delivered: a published network whose weights are stated, whose figures others
// worked out, and a few complaints whose figures a hand can.

let folder: string;
let composed: Awaited<ReturnType<typeof compose>>;

/** Who is named together, and in how many complaints. */
const COMPLAINTS: readonly (readonly [times: number, ...named: string[]])[] = [
  [6, 'A', 'B', 'C'],
  [4, 'D', 'E'],
  [1, 'A', 'D'],
  [1, 'E', 'F'],
  [3, 'G', 'H'],
];

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'plumbline-ranks-'));
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const users = [
    { name: 'analyst', role: 'analyst', no_staff_record: { reason: 'a test', excluded: [] } },
    { name: 'intake', role: 'administrator', loader: true },
  ];
  writeFileSync(path.join(home, 'access.yaml'), stringify({ users }));
  composed = await compose(readSettings({ PLUMBLINE_HOME: home }), 'test');
  const dir = path.join(folder, 'deliveries');
  let complaint = 0;
  const rows = COMPLAINTS.flatMap(([times, ...named]) =>
    Array.from({ length: times }, () => ++complaint).flatMap((n) =>
      named.map((id) => ({
        complaint_id: `C${String(n).padStart(2, '0')}`,
        received: `2024-02-${String(n).padStart(2, '0')}`,
        staff_id: `KV-${id}`,
        category: 'Neglect',
      })),
    ),
  );
  const links = KARATE.links.map(({ from, to, weight }) => ({
    ...{ from: `nominal:M${from}`, to: `nominal:M${to}`, kind: 'met', weight: String(weight) },
  }));
  const units = [...'ABCDE'].map((id) => ({
    ...{ staff_id: `KV-${id}`, name: `Officer ${id}`, kind: 'officer', joined: '2024-03-20' },
    unit: 'ABC'.includes(id) ? 'North' : 'South',
  }));
  writeDeliveries(dir, [
    { delivery: 'links', suppliedAt: '2024-01-15T00:00:00Z', files: [{ source: 'links', rows: links }] },
    {
      delivery: 'complaints',
      suppliedAt: '2024-03-01T00:00:00Z',
      files: [{ source: 'complaints', rows }],
    },
    { delivery: 'units', suppliedAt: '2024-04-01T00:00:00Z', files: [{ source: 'workforce', rows: units }] },
  ]);
  await ask('ingest', { dir }, 'intake');
}, 60_000);

afterAll(async () => {
  await composed.close();
  rmSync(folder, { recursive: true });
});

async function ask<T>(operation: string, question: object, user = 'analyst'): Promise<T> {
  return (await askNamed(composed.services, { user, operation, question })) as T;
}

interface Person {
  readonly rank: number;
  readonly nativeId: string;
  readonly degree: number;
  readonly strength: number;
  readonly betweenness: number;
  readonly brokerage: number;
}
interface People {
  readonly population: number;
  readonly others: number;
  readonly unlinked: number;
  readonly people: readonly Person[];
}

const people = (question: object): Promise<People> => ask('people', { kinds: 'stated-link', ...question });

test('the karate club by stated weights: everybody, with the figures of networkx 3.6.1', async () => {
  const { population, people: all } = await people({});
  expect([population, all.length]).toEqual([34, 34]);
  const of = (member: string): number[] => {
    const { degree, strength, betweenness, brokerage } = all.find((p) => p.nativeId === `M${member}`)!;
    return [degree, strength, Number(betweenness.toFixed(6)), Number(brokerage.toFixed(4))];
  };
  expect([of('01'), of('34'), of('33'), of('12')]).toEqual([
    // degree, strength, betweenness by lengths of 1 / weight (as exact fractions), effective size by weight
    [16, 42, 0.395833, 13.775],
    [17, 48, 0.329545, 15.2289],
    [12, 38, 0.158144, 10.0893],
    [1, 3, 0, 1],
  ]);
});

test.each([
  ['degree', ['M34', 'M01', 'M33', 'M03']],
  ['strength', ['M34', 'M01', 'M33', 'M03']],
  ['betweenness', ['M01', 'M03', 'M34', 'M33']],
  ['brokerage', ['M34', 'M01', 'M33', 'M03']],
])('by %s, and no more than asked for', async (by, first) => {
  const { population, people: some } = await people({ by, limit: 4 });
  expect([population, some.map((p) => p.nativeId)]).toEqual([34, first]);
  expect(some.map((p) => p.rank)).toEqual([1, 2, 3, 4]);
});

test('equals stand in order of id; who has no such link is counted and not ranked', async () => {
  const { people: ranked, unlinked } = await people({ by: 'degree' });
  const ones = ranked.filter((p) => p.degree === 2).map((p) => p.nativeId);
  expect(ones.length).toBeGreaterThan(5);
  expect(ones).toEqual([...ones].sort());
  // The eight who are accused together.
  expect(unlinked).toBe(8);
});

test('networks on the same: the proven modularity of the weighted club, all key people, and each order', async () => {
  interface Network {
    readonly id: string;
    readonly size: number;
    readonly excess: number;
    readonly stability: number | null;
    readonly keyPeople: readonly { readonly betweenness: number }[];
    readonly keyPeopleInAll: number;
  }
  const networks = (question: object) =>
    ask<{ modularity: number; networks: readonly Network[] }>('networks', {
      kinds: 'stated-link',
      ...question,
    });
  const { modularity, networks: found } = await networks({});
  // igraph 1.0.0, community_optimal_modularity with weights.
  expect(modularity).toBeCloseTo(0.4449, 4);
  const falls = (of: readonly number[]): void => expect(of).toEqual([...of].sort((a, b) => b - a));
  falls(found.map((n) => n.excess));
  falls((await networks({ rank: 'size' })).networks.map((n) => n.size));
  falls((await networks({ rank: 'stability' })).networks.map((n) => n.stability ?? -1));
  for (const n of found) expect(n.keyPeople.length).toBe(Math.min(5, n.keyPeopleInAll));
  const all = (await networks({ keyPeople: 'all' })).networks;
  for (const n of all) expect(n.keyPeople.length).toBe(n.keyPeopleInAll);
  const two = (await networks({ keyPeople: 2 })).networks;
  expect(two.map((n) => n.keyPeople)).toEqual(all.map((n) => n.keyPeople.slice(0, 2)));
  expect(Math.max(...all.map((n) => n.keyPeopleInAll))).toBe(5);
});

interface Crews {
  readonly population: number;
  readonly incidents: number;
  readonly unitsKnown: boolean;
  readonly says: readonly string[];
  readonly crews: readonly {
    readonly members: readonly { readonly nativeId: string }[];
    readonly observed: number;
    readonly expected: number;
    readonly excess: number;
    readonly withoutUnit: number | null;
    readonly incidents: readonly {
      readonly nativeId: string;
      readonly members: number;
      readonly named: number;
    }[];
    readonly stability: number;
    readonly cautions: readonly string[];
  }[];
}

const membersOf = (crew: Crews['crews'][number]): string => crew.members.map((m) => m.nativeId).join();

test('a crew by hand: incidents count once for each whom they name, chance from own activity where no unit is known', async () => {
  const { population, incidents, unitsKnown, says, crews } = await ask<Crews>('crews', {
    asOf: '2024-03-15',
  });
  expect([population, incidents, unitsKnown]).toEqual([8, 15, false]);
  // Strengths A 7, B 6, C 6, D 5, E 5, F 1, G 3, H 3: 2W = 36. D, E and F share 5, of 35 / 36 expected.
  expect(crews.map(membersOf)).toEqual(['KV-D,KV-E,KV-F', 'KV-A,KV-B,KV-C']);
  expect([crews[0]?.observed, crews[0]?.expected]).toEqual([5, 0.972222]);
  // Six complaints of three: 6 × 3 pairs × ½, of 120 / 36 expected.
  const crew = crews[1];
  expect([crew?.observed, crew?.expected]).toEqual([9, 3.333333]);
  expect(crew?.excess).toBeCloseTo(9 * Math.log(9 / (120 / 36)) - (9 - 120 / 36), 5);
  // The newest first.
  expect(crew?.incidents.map((i) => [i.nativeId, i.members, i.named])).toEqual(
    ['C06', 'C05', 'C04', 'C03', 'C02', 'C01'].map((id) => [id, 3, 3]),
  );
  expect(crew?.stability).toBeLessThan(0.5);
  expect([crew?.withoutUnit, crew?.cautions]).toEqual([
    null,
    ['Fewer than half of the divisions of the network found it.'],
  ]);
  expect(says[0]).toBe('Chance from members’ own activity only: no unit is known of anybody here.');
  expect(says.join(' ')).toContain('by chance alone is not known');
  expect(says.join(' ')).toContain('15 incidents in all: too few');
});

test('with units that are known, colleagues there are whom members could have met', async () => {
  const { unitsKnown, says, crews } = await ask<Crews>('crews', {});
  expect(unitsKnown).toBe(true);
  expect(says[0]).toContain('of 3 of 8 no unit is known, and they count as being in none.');
  // Of the 29 of whoever has a unit, 2 · 13 fall within units. A, B and C are all of theirs, D and E all of theirs: they
  // had nobody else to meet there. F is of no unit: across E 34 / 3 and O 5, so 5 / (34 / 3) of the (25 + 10) / 36 − 25 / 36.
  expect(crews.map(membersOf)).toEqual(['KV-D,KV-E,KV-F', 'KV-A,KV-B,KV-C']);
  const share = 26 / 29;
  expect(crews[0]?.expected).toBeCloseTo((share * 10) / 2 + (10 / 36) * (5 / (34 / 3)), 5);
  expect(crews[1]?.expected).toBeCloseTo((share * 19) / 2, 5);
  expect(crews.map((crew) => crew.withoutUnit)).toEqual([1, 0]);
  expect(crews[0]?.cautions).toContain(
    'No unit is known of 1 of 3 members: whether they work together is not allowed for.',
  );
});

test('before anybody was named, there is nobody; and of other kinds the weights are said to be no incidents', async () => {
  const before = await ask<Crews & { none: unknown }>('crews', { asOf: '2024-01-31' });
  expect([before.population, before.crews, before.says]).toEqual([0, [], []]);
  expect(before.none).not.toBeNull();
  const stated = await ask<Crews>('crews', { kinds: 'stated-link' });
  expect(stated.says.join(' ')).toContain('“linked to”: weights are not counts of separate incidents');
  expect(stated.population).toBe(34);
});
