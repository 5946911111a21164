import path from 'node:path';
import type { LinkKind } from '../../model/link';
import { discover } from '../../shared/discover';

let found: ReadonlyMap<string, LinkKind> | undefined;

/** Every link kind by id, in order of id: one file of `model/kinds` each, found by walking the folder. */
export function linkKinds(): ReadonlyMap<string, LinkKind> {
  found ??= new Map(
    discover<LinkKind>(path.join(__dirname, '..', '..', 'model', 'kinds'), 'kind').map((kind) => [
      kind.id,
      kind,
    ]),
  );
  return found;
}
