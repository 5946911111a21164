import { comparePair, type Comparison, type Kind } from '../support/noninterference/compare';

// Twenty pairs of each kind: see noninterference.test.ts.
const PAIRS = 20;

test.each<[Kind]>([['hidden'], ['subject']])(
  '%s: twenty pairs answer alike',
  async (kind) => {
    const all: Comparison[] = [];
    for (let i = 0; i < PAIRS; i++) all.push(await comparePair(`${kind}-${i}`, { kind }));
    expect(all.flatMap((c) => c.differences)).toEqual([]);
    if (kind === 'subject') return;
    const acting = all.filter((c) => [...c.aims].some((aim) => aim !== 'unrelated'));
    expect(acting.length).toBeGreaterThanOrEqual(PAIRS / 2);
  },
  1_800_000,
);
