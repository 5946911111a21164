import { cases, spread } from '../support/share';
import { Force, type Comparison, type Kind } from '../support/noninterference/compare';
import { LEAKS } from '../support/noninterference/planted-leaks';

// Data folders that differ only in records that the reader may not see: every operation, page and command answers with
// the same bytes in both. `npm run noninterference` asks two hundred of them, and of noninterference.full.test.ts.
const [FORCES, WORLDS] = [cases({ fast: 1, full: 3 }), cases({ fast: 1, full: 4 })];

const forces = new Map<string, Promise<Force>>();
const forceOf = (kind: Kind, n: number): Promise<Force> => {
  const seed = `${kind}-${n}`;
  const force = forces.get(seed) ?? Force.prepare(seed, kind, WORLDS);
  forces.set(seed, force);
  return force;
};
afterAll(async () => {
  for (const force of forces.values()) (await force).remove();
});

// First, since everything that is asked of a force includes loads into it.
test.each(spread(Object.entries(LEAKS), 5))('catches %s that is built in on purpose', async (_, leak) => {
  const force = await forceOf(leak.kind, 0);
  const { differences } = await force.compare(0, {
    fault: (world) => leak.plant(world),
    operations: [...leak.operations, 'entity'],
  });
  const found = new Set(differences.map((d) => d.operation));
  expect(found.size).toBeGreaterThan(0);
  expect([...found].filter((name) => !leak.operations.includes(name))).toEqual([]);
});

test('what the reader may not see changes not one byte of what they get', async () => {
  const all: Comparison[] = [];
  for (let i = 0; i < FORCES; i++) {
    const force = await forceOf('hidden', i);
    for (let n = 0; n < WORLDS; n++) all.push(await force.compare(n));
  }
  expect(all.flatMap((c) => c.differences)).toEqual([]);
  expect(Math.min(...all.map((c) => c.asked))).toBeGreaterThan(250);
  const acting = all.filter((c) => [...c.aims].some((aim) => aim !== 'unrelated'));
  expect(acting.length).toBeGreaterThanOrEqual((FORCES * WORLDS) / 2);
}, 1_800_000);
