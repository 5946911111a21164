import { sha256 } from '../../shared/hash';
import { recordedId } from './in-clear';

/** A set of ids as entries name it. */
export interface IdSet {
  /** SHA-256 of the ids in order, each followed by a line feed, as hex. */
  readonly hash: string;
  readonly ids: number;
  /** What is hashed. */
  text(): string;
}

const known = new WeakMap<Iterable<string>, IdSet>();

/**
 * The set of these ids, sorted, each once. It is kept by identity: the evidence of a whole network is a quarter of a
 * million ids, and whoever shows it again says so by the same object. So the object must not change.
 */
export function idSet(ids: Iterable<string>, idKey: Buffer): IdSet {
  let set = known.get(ids);
  if (!set) known.set(ids, (set = made(ids, idKey)));
  return set;
}

function made(ids: Iterable<string>, idKey: Buffer): IdSet {
  const text = (): string => textOf([...new Set(Array.from(ids, (id) => recordedId(id, idKey)))].sort());
  const own = text();
  return { hash: sha256(own), ids: own.split('\n').length - 1, text };
}

function textOf(sorted: readonly string[]): string {
  return sorted.map((id) => `${id}\n`).join('');
}
