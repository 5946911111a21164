import type { Row } from '../graph/statement';
import type { GraphStore } from '../graph/store';
import { FOREVER } from '../model/time';
import { sealView, type Clocks, type Reader, type View } from '../model/view';
import { canonicalJson, sha256 } from '../shared/hash';
import { joinOrBegin, type Joined } from '../shared/joined';
import { circleOf } from './access/circle';
import { isLocal } from './access/readers';
import { decide } from './decide';
import { cutRows } from './exclusion/cut-rows';
import { hiddenByIdentifier } from './exclusion/hidden';
import { identifiersOf } from './exclusion/identifiers';
import { readChains, standingFor, type Chains } from './standing/standing';

/** Views that are kept of one store, and what they have in common; all of it is dropped when something is loaded. */
interface Kept {
  readonly generation: string;
  readonly views: Map<string, Joined<View>>;
  /** One at most. */
  readonly chains: Map<string, Joined<Chains>>;
}

const kept = new WeakMap<GraphStore, Kept>();
const MOST_VIEWS = 64;

/** Text that changes whenever what is loaded changes. */
export async function generationOf(store: GraphStore): Promise<string> {
  const rows = await store.read('view/generation', {});
  return rows.map((row: Row<'view/generation'>) => Object.values(row).join('.')).join();
}

/**
 * The view of a reader at the times asked about: what every read takes. Exclusions are as known now whatever the time.
 * The archive is no part of the decision: its rows are judged by the view, when they are read. Throws PlumblineError
 * `reader_unknown` where it cannot be told from whose records the reader is excluded.
 */
export async function openView(store: GraphStore, reader: Reader, clocks: Clocks): Promise<View> {
  const generation = await generationOf(store);
  let held = kept.get(store);
  if (held?.generation !== generation)
    kept.set(store, (held = { generation, views: new Map(), chains: new Map() }));
  const question = canonicalJson({ reader, clocks });
  const { views } = held;
  const [oldest] = views.keys();
  if (views.size >= MOST_VIEWS && oldest !== undefined && !views.has(question)) views.delete(oldest);
  const of = held;
  return joinOrBegin(views, question, () => makeView(store, of, reader, clocks));
}

async function makeView(store: GraphStore, held: Kept, reader: Reader, clocks: Clocks): Promise<View> {
  const compartments = compartmentsOf(reader);
  // Read beside the exclusions, which they do not depend on.
  if (compartments.length > 0) chainsOf(store, held).catch(() => undefined);
  const excluded = compartments.length === 0 ? [] : await circleOf(store, reader);
  const identifiers = await identifiersOf(store, excluded);
  const hidden = await hiddenByIdentifier(store, identifiers);
  const labels = {
    compartments,
    clearance: [...reader.clearance].sort(),
    asOf: clocks.asOf ?? FOREVER,
    validAt: clocks.validAt ?? '',
    excluded,
  };
  const base = sealView({
    reader,
    ...labels,
    hiddenRecords: [...hidden.records, ...hidden.contacts].sort(),
    shownRecords: [],
    excludedIdentifiers: identifiers,
    cutRows: await cutRows(store, excluded),
    barred: [...excluded, ...hidden.barred].sort(),
    restated: new Map(),
    generation: held.generation,
    key: sha256(canonicalJson({ role: reader.role, ...labels })),
  });
  return compartments.length === 0 ? base : restatedView(store, held, base);
}

/** Read once; not kept where it could not be read. */
function chainsOf(store: GraphStore, held: Kept): Promise<Chains> {
  return joinOrBegin(held.chains, 'chains', () => readChains(store));
}

/** The view with the versions that stand for this reader, who may not see all that superseded them. */
async function restatedView(store: GraphStore, held: Kept, base: View): Promise<View> {
  const decision = decide(base);
  const barred = new Set(base.hiddenRecords);
  const { shown, hidden, times } = await standingFor(
    store,
    await chainsOf(store, held),
    base,
    (labels) => !barred.has(labels.id) && decision.admits(labels),
  );
  return sealView({
    ...base,
    hiddenRecords: [...base.hiddenRecords, ...hidden].sort(),
    shownRecords: shown.sort(),
    restated: times,
  });
}

/** The compartments that a role reads in: none for those who see no record, open records alone for a meeting. */
function compartmentsOf(reader: Reader): string[] {
  const { role, compartments } = reader;
  if (isLocal(reader)) return [];
  switch (role) {
    case 'auditor':
    case 'administrator':
      return [];
    case 'meeting':
      return [''];
    default:
      return ['', ...compartments].sort();
  }
}
