import { createHash } from 'node:crypto';
import { consistencyProof, Frontier, leafHash, rootOf } from './merkle';

/**
 * Leaves, roots and proofs of the Certificate Transparency reference implementation (merkle_tree_test.cc), which every
 * implementation of RFC 6962 is tried by.
 */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const PROOFS: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

test('roots of the published trees of 0 to 8 leaves', () => {
  const tree = new Frontier();
  expect(tree.root().toString('hex')).toBe(ROOTS[0]);
  for (const [i, leaf] of LEAVES.entries()) {
    tree.append(leaf);
    expect([tree.size, tree.root().toString('hex')]).toEqual([i + 1, ROOTS[i + 1]]);
  }
});

test.each(PROOFS)('the published proof that the tree of %i begins the tree of %i', (from, to, proof) => {
  expect(consistencyProof(LEAVES.slice(0, to), from).map((h) => h.toString('hex'))).toEqual(proof);
});

test('a larger tree has the root that the recursive definition gives', () => {
  const leaves = Array.from({ length: 300 }, (_, i) => leafHash(Buffer.from(String(i))));
  const defined = (part: readonly Buffer[]): Buffer => {
    if (part.length === 1) return part[0] as Buffer;
    let k = 1;
    while (k * 2 < part.length) k *= 2;
    const hash = createHash('sha256').update(Buffer.from([1]));
    return hash
      .update(defined(part.slice(0, k)))
      .update(defined(part.slice(k)))
      .digest();
  };
  for (const size of [1, 2, 3, 31, 32, 33, 255, 256, 299, 300])
    expect(rootOf(leaves.slice(0, size))).toEqual(defined(leaves.slice(0, size)));
});

test('a copy grows by itself', () => {
  const tree = new Frontier();
  for (const leaf of LEAVES.slice(0, 5)) tree.append(leaf);
  const copy = tree.copy();
  copy.append(LEAVES[5] as Buffer);
  expect([tree.root().toString('hex'), copy.root().toString('hex')]).toEqual([ROOTS[5], ROOTS[6]]);
});

test('the empty tree begins every tree, and needs no proof', () => {
  expect([consistencyProof(LEAVES, 0), consistencyProof([], 0)]).toEqual([[], []]);
});

test.each([9, -1])('there is no earlier tree of %i leaves', (size) => {
  expect(() => consistencyProof(LEAVES, size)).toThrow(
    new RangeError('there is no earlier tree of so many leaves'),
  );
});
