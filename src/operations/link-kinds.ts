import path from 'node:path';
import type { LinkKind } from '../model/link';
import { discover } from '../shared/discover';
import { PlumblineError } from '../shared/errors';

let kinds: readonly LinkKind[] | undefined;

/** Every kind of link, by id. */
export function linkKinds(): readonly LinkKind[] {
  kinds ??= discover<LinkKind>(path.join(__dirname, '..', 'model', 'kinds'), 'kind');
  return kinds;
}

/** The sources that links of these kinds come from; of those that are worked out from other links, none. */
export function sourcesOfKinds(ids: readonly string[]): readonly string[] {
  const sources = linkKinds().flatMap(({ id, derivation }) => {
    if (!ids.includes(id) || derivation.how === 'computed') return [];
    return derivation.how === 'stated' ? derivation.rests.map((r) => r.source) : [derivation.source];
  });
  return [...new Set(sources)];
}

/** The kinds that association networks use. */
export function networkKinds(): readonly LinkKind[] {
  return linkKinds().filter((kind) => kind.network);
}

/**
 * The kinds asked for, each once and in one order, whichever way they were named; `otherwise` where none are. Throws
 * PlumblineError `usage` for an unknown one.
 */
export function chosenKinds(
  ids: readonly string[] | undefined,
  otherwise: readonly LinkKind[],
): readonly LinkKind[] {
  if (!ids || ids.length === 0) return otherwise;
  const chosen = new Set(ids.map((id) => linkKind(id)));
  return linkKinds().filter((kind) => chosen.has(kind));
}

/** The kind of that id. Throws PlumblineError `usage`. */
export function linkKind(id: string): LinkKind {
  const found = linkKinds().find((kind) => kind.id === id);
  if (!found)
    throw new PlumblineError(
      'usage',
      `There is no kind of link called so. Known: ${linkKinds()
        .map((k) => k.id)
        .join(', ')}.`,
    );
  return found;
}
