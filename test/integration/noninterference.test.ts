import { LEAKS } from '../support/noninterference/planted-leaks';
import { comparePair, type Comparison, type Kind } from '../support/noninterference/compare';

// Pairs of data folders that differ only in records that the reader may not see, or in what is held on the reader;
// `npm run noninterference` asks two hundred of each. Every operation, page and command answers with the same bytes in both.
const PAIRS: readonly (readonly [Kind, number])[] = [
  ['hidden', 3],
  ['subject', 2],
];

test.each(PAIRS)(
  '%s: what differs changes not one byte of what the reader gets',
  async (kind, pairs) => {
    const all: Comparison[] = [];
    for (let i = 0; i < pairs; i++) all.push(await comparePair(`${kind}-${i}`, { kind }));
    expect(all.flatMap((c) => c.differences)).toEqual([]);
    expect(Math.min(...all.map((c) => c.asked))).toBeGreaterThan(250);
  },
  600_000,
);

test.each(Object.entries(LEAKS))('catches %s that is built in on purpose', async (_, leak) => {
  const { differences } = await comparePair(`${leak.kind}-0`, {
    kind: leak.kind,
    fault: (world) => leak.plant(world),
    operations: [...leak.operations, 'entity'],
  });
  const found = new Set(differences.map((d) => d.operation));
  expect(found.size).toBeGreaterThan(0);
  expect([...found].filter((name) => !leak.operations.includes(name))).toEqual([]);
});
