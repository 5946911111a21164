import type { StoredVersion } from './record-store';

/** Stored versions by chain. */
export function grouped(versions: readonly StoredVersion[]): Map<string, StoredVersion[]> {
  const byChain = new Map<string, StoredVersion[]>();
  for (const version of versions) {
    const list = byChain.get(version.chain);
    if (list) list.push(version);
    else byChain.set(version.chain, [version]);
  }
  return byChain;
}
