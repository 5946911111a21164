import { nativeIdOf } from '../model/entity';
import { combineAll, valueOf, type FactorScore, type ForceScore } from './score';
import { isSeen } from './evidence';
import type { Policy } from '../policy';
import type { Member } from './population';

/** What is usual in one post: the people who share unit, role and band of tenure. */
export interface PeerGroup {
  readonly unit: string;
  readonly role: string;
  readonly tenure: string;
  /** People in it, the person included. */
  readonly people: number;
}

/** Why there is no comparison for somebody: too few share the post. Undefined where there is one. */
export function saidNoComparison({ people }: PeerGroup, { fewestPeers }: Policy): string | undefined {
  if (people >= fewestPeers) return undefined;
  const inPost = people === 1 ? 'nobody else on this list is' : `only ${people} people on this list are`;
  return `No comparison: ${inPost} in this post. It takes ${fewestPeers}.`;
}

/** "Unusual for the post", of everybody: shown beside the score, never blended with it. */
export interface PeerScore {
  /** Per factor, per person: expected of the others in the same post over the same exposure; NaN where they are too few. */
  readonly expected: readonly Float64Array[];
  /** Whole millionths, combined as the score is; NaN where the post has too few people. */
  readonly unusual: Float64Array;
  readonly group: (person: number) => PeerGroup;
}

/**
 * The score again with each person's expectation taken from the others of the same unit, role and tenure (leave one
 * out). A post's rate is drawn towards that of role and tenure in the whole force, and that towards the force's, by the
 * policy's prior of person-years. A post of fewer people than the policy asks for has no rate, and nobody in it a figure.
 */
export function peerScore(force: ForceScore): PeerScore {
  const members = force.context.population.members;
  const posts = grouped(members, (m) => `${m.unit}\u001f${m.role}\u001f${m.tenure}`);
  const roles = grouped(members, (m) => `${m.role}\u001f${m.tenure}`);
  const { policy } = force.context;
  const isLarge = (person: number): boolean => posts.size[posts.of[person]!]! >= policy.fewestPeers;
  const expected = force.factors.map((f) =>
    peerExpectation(f, posts, roles, policy.peerPriorYears).map((e, i) => (isLarge(i) ? e : NaN)),
  );
  const values = force.factors.map((f, k) =>
    f.observed.map((n, i) => (isSeen(f.evidence, i) ? valueOf({ ...f, policy }, n, expected[k]![i]!) : NaN)),
  );
  const group = (person: number): PeerGroup => {
    const { unit, role, tenure } = members[person]!;
    return { unit: nativeIdOf(unit), role, tenure, people: posts.size[posts.of[person]!]! };
  };
  const unusual = combineAll(values, force.how, members.length).score.map((x, i) => (isLarge(i) ? x : NaN));
  return { expected, unusual, group };
}

interface Grouping {
  readonly of: Int32Array;
  readonly size: Int32Array;
}

function grouped(members: readonly Member[], key: (m: Member) => string): Grouping {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(members, (m) => {
    const k = key(m);
    const known = numbers.get(k);
    if (known !== undefined) return known;
    numbers.set(k, numbers.size);
    return numbers.size - 1;
  });
  const size = new Int32Array(numbers.size);
  for (const g of of) size[g]!++;
  return { of, size };
}

function peerExpectation(f: FactorScore, posts: Grouping, roles: Grouping, prior: number): Float64Array {
  const { evidence, observed, expected } = f;
  const ownRate = f.baseline.rate / f.baseline.unit;
  const post = sums(f, posts);
  const role = sums(f, roles);
  return expected.map((_, i) => {
    if (!isSeen(evidence, i)) return 0;
    const n = observed[i]!;
    const x = evidence.exposure.years[i]!;
    const wide = (role.n[roles.of[i]!]! - n + prior * ownRate) / (role.x[roles.of[i]!]! - x + prior);
    return (x * (post.n[posts.of[i]!]! - n + prior * wide)) / (post.x[posts.of[i]!]! - x + prior);
  });
}

function sums(f: FactorScore, grouping: Grouping): { n: Float64Array; x: Float64Array } {
  const n = new Float64Array(grouping.size.length);
  const x = new Float64Array(grouping.size.length);
  grouping.of.forEach((g, i) => {
    if (!isSeen(f.evidence, i)) return;
    n[g]! += f.observed[i]!;
    x[g]! += f.evidence.exposure.years[i]!;
  });
  return { n, x };
}
