import { hash as digest } from 'node:crypto';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Buffer;

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** Hash of a leaf (RFC 6962, 2.1). */
export function leafHash(leaf: Buffer): Hash {
  return sha256(Buffer.concat([LEAF, leaf]));
}

export function sha256(bytes: Buffer | string): Hash {
  return digest('sha256', bytes, 'buffer');
}

function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(Buffer.concat([NODE, left, right]));
}

/** A tree that grows at its end: what is needed to add a leaf and to say its root, and no more. */
export class Frontier {
  /** Whole subtrees from the left, each of 2^n leaves for a one bit n of the size. */
  private readonly subtrees: Hash[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  append(leaf: Hash): void {
    let right = leaf;
    for (let size = this.leaves; size % 2 === 1; size = Math.floor(size / 2))
      right = nodeHash(this.subtrees.pop() as Hash, right);
    this.subtrees.push(right);
    this.leaves += 1;
  }

  /** The root of an empty tree is the hash of nothing. */
  root(): Hash {
    const [last, ...rest] = [...this.subtrees].reverse();
    return last === undefined ? sha256('') : rest.reduce((right, left) => nodeHash(left, right), last);
  }

  copy(): Frontier {
    const made = new Frontier();
    made.subtrees.push(...this.subtrees);
    made.leaves = this.leaves;
    return made;
  }
}

/**
 * Proof that the tree of all these leaves has the tree of the first `size` of them as its beginning (RFC 6962, 2.1.2):
 * with it somebody who has both roots and none of the leaves can check that. Throws RangeError where there are fewer leaves.
 */
export function consistencyProof(leaves: readonly Hash[], size: number): Hash[] {
  if (size > leaves.length || size < 0) throw new RangeError('there is no earlier tree of so many leaves');
  return size === 0 ? [] : subproof(leaves, size, true);
}

function subproof(leaves: readonly Hash[], size: number, known: boolean): Hash[] {
  if (size === leaves.length) return known ? [] : [rootOf(leaves)];
  const split = largestPowerBelow(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return size <= split
    ? [...subproof(left, size, known), rootOf(right)]
    : [...subproof(right, size - split, false), rootOf(left)];
}

/** Root of the tree of these leaf hashes. */
export function rootOf(leaves: readonly Hash[]): Hash {
  const tree = new Frontier();
  for (const leaf of leaves) tree.append(leaf);
  return tree.root();
}

function largestPowerBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}
