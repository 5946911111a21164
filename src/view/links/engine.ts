import path from 'node:path';
import type { Link } from '../../model/link';
import { discover } from '../../shared/discover';
import type { Attribution } from '../projection';
import { gatherAttributed, gatherContacts } from './contacts';
import { Drafts } from './drafts';
import type { ExplainedPairs } from './explained';
import type { Holders } from './holders';
import type { LinkIndex } from './index-of';
import { linkKinds } from './kinds';
import type { MonthParts } from './parts';
import { gatherShared } from './shared';
import { gatherStated } from './stated';

/** How links of a kind that needs other links are gathered: `computed/<kind>.ts` exports one as `computed`. */
export interface ComputedKind {
  readonly kind: string;
  gather(drafts: Drafts, engine: LinkEngine): void;
}

let computedKinds: ReadonlyMap<string, ComputedKind> | undefined;

/** Makes links of any kind from what one view shows, each kind once. */
export class LinkEngine {
  private readonly made = new Map<string, Drafts>();
  private readonly links = new Map<string, readonly Link[]>();

  constructor(
    readonly index: LinkIndex,
    readonly attributions: readonly Attribution[],
    readonly holders: Holders,
    readonly explained: ExplainedPairs,
    readonly parts: MonthParts,
    /** The force's own numbers and accounts, whoever held them. */
    readonly forceOwned: ReadonlySet<number>,
  ) {}

  /** Links of a kind, in order of id. Throws RangeError for an unknown kind. */
  of(kind: string): readonly Link[] {
    let links = this.links.get(kind);
    if (!links) this.links.set(kind, (links = this.drafts(kind).links()));
    return links;
  }

  /** The same while they are numbers, for kinds that are computed from them. */
  drafts(id: string): Drafts {
    const known = this.made.get(id);
    if (known) return known;
    const kind = linkKinds().get(id);
    if (!kind) throw new RangeError(`there is no kind of link "${id}"`);
    const drafts = new Drafts(kind, this.index);
    this.gather(id, drafts);
    this.made.set(id, drafts);
    return drafts;
  }

  private gather(id: string, drafts: Drafts): void {
    const derivation = linkKinds().get(id)?.derivation;
    switch (derivation?.how) {
      case 'stated':
        return gatherStated(drafts, this.index, derivation);
      case 'shared':
        return gatherShared(drafts, this.index, derivation);
      case 'contact':
        return gatherContacts(drafts, this, derivation.source);
      case 'attributed':
        return gatherAttributed(drafts, this, derivation.source);
      default:
        return computedKind(id).gather(drafts, this);
    }
  }
}

function computedKind(id: string): ComputedKind {
  computedKinds ??= new Map(
    discover<ComputedKind>(path.join(__dirname, 'computed'), 'computed').map((c) => [c.kind, c]),
  );
  const found = computedKinds.get(id);
  if (!found) throw new RangeError(`src/view/links/computed/${id}.ts is missing`);
  return found;
}
