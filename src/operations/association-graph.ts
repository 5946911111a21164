import {
  associationWeight,
  noisyOr,
  toldWeight,
  type AssociationEvidence,
  type AssociationWeight,
} from '../analytics/association-weight';
import { buildGraph, type WeightedGraph } from '../analytics/graph';
import { gradeWeight, type Grade } from '../model/grade';
import type { Link, LinkKind } from '../model/link';
import { ms, type Instant } from '../model/time';
import { by } from '../shared/compare';
import type { Projection } from '../view/projection';
import { momentOf } from './moment';
import { remembered } from './remembered';

/** Links of one pair, whatever their kinds, as one link of the graph: the strongest kind speaks for it. */
export interface Association {
  readonly from: string;
  readonly to: string;
  /** Strongest first, then by kind. */
  readonly links: readonly { readonly link: Link; readonly weight: number }[];
  /** Above 0, however long ago it was. */
  readonly weight: number;
}

export interface AssociationNetwork {
  readonly graph: WeightedGraph;
  /** By the index that the graph's half-edges hold. */
  readonly associations: readonly Association[];
  /** Links of pairs whose weight is below the one asked for. */
  readonly weaker: readonly Link[];
  /** Links of which it is stated, by a weight of 0, that there is none. */
  readonly statedNone: readonly Link[];
}

/**
 * The association network of a projection: pairs joined by links of the given kinds whose weight is at least
 * `minWeight`. Weights of several kinds join as a noisy-or: each adds its share of what the stronger ones leave. What a
 * stated weight gives above 1 (a chart from another tool) is added to that (docs/decisions/0036).
 */
export function associationNetwork(
  projection: Projection,
  kinds: readonly LinkKind[],
  minWeight: number,
): AssociationNetwork {
  const key = `${kinds.map((k) => k.id).join()} ${minWeight}`;
  return remembered(projection, 'association network', key, () => networkOf(projection, kinds, minWeight));
}

function networkOf(
  projection: Projection,
  kinds: readonly LinkKind[],
  minWeight: number,
): AssociationNetwork {
  const { pairs, statedNone } = pairsOf(projection, kinds);
  const associations = pairs.filter((pair) => pair.weight >= minWeight);
  const nodes = [...new Set(associations.flatMap((a) => [a.from, a.to]))];
  const weaker = pairs
    .filter((pair) => pair.weight < minWeight)
    .flatMap((pair) => pair.links.map(({ link }) => link));
  return { graph: buildGraph(nodes, associations), associations, weaker, statedNone };
}

/** All pairs that links of these kinds join, in order of their ends, and the links that say that there is none. */
function pairsOf(
  projection: Projection,
  kinds: readonly LinkKind[],
): { pairs: Association[]; statedNone: Link[] } {
  const moment = momentOf(projection);
  const statedNone: Link[] = [];
  const pairs = new Map<string, { from: string; to: string; links: { link: Link; weight: number }[] }>();
  for (const kind of kinds) {
    for (const link of projection.links(kind.id)) {
      if (link.from === link.to) continue;
      if (link.statedWeight === 0) {
        statedNone.push(link);
        continue;
      }
      const weight = linkWeight(projection, kind, link, moment).weight;
      const [from, to] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
      const key = `${from}\u001f${to}`;
      const pair = pairs.get(key);
      if (pair) pair.links.push({ link, weight });
      else pairs.set(key, { from, to, links: [{ link, weight }] });
    }
  }
  const inOrder = [...pairs.entries()].sort(by(([key]) => key));
  return { pairs: inOrder.map(([, pair]) => joined(pair)), statedNone };
}

function joined(pair: { from: string; to: string; links: { link: Link; weight: number }[] }): Association {
  pair.links.sort((a, b) => b.weight - a.weight || (a.link.id < b.link.id ? -1 : 1));
  const within = pair.links.reduce((sum, l) => noisyOr(sum, Math.min(1, l.weight)), 0);
  const above = pair.links.reduce((sum, l) => sum + Math.max(0, l.weight - 1), 0);
  return { ...pair, weight: toldWeight(within + above) };
}

/**
 * The weight of one link and why: by grade, recency and number of independent sources, times the weight that analysts
 * state of it.
 */
export function linkWeight(
  projection: Projection,
  kind: LinkKind,
  link: Link,
  moment: Instant,
): AssociationWeight {
  const at = ms(moment);
  const evidence: AssociationEvidence[] = link.records.map((id) => {
    const record = projection.record(id);
    const when = record?.validFrom?.[0] ?? record?.recordedAt;
    return {
      recordId: id,
      source: record ? independentSource(record.source, record.meanings, record.key) : id,
      gradeWeight: gradeWeight(record?.grade),
      at: when === undefined ? null : Math.min(ms(when), at),
    };
  });
  for (const id of link.contacts) {
    const contact = projection.contact(id);
    evidence.push({
      recordId: id,
      source: contact?.source ?? id,
      gradeWeight: 1,
      at: contact ? Math.min(ms(contact.last), at) : null,
    });
  }
  return associationWeight(evidence, at, {
    halfLifeDays: kind.halfLifeDays ?? null,
    stated: link.statedWeight ?? 1,
  });
}

/** Repeats of one intelligence source are one source; each complaint is one; a register or a bill is one. */
function independentSource(source: string, meanings: Readonly<Record<string, unknown>>, key: string): string {
  const text = (field: string): string | undefined =>
    typeof meanings[field] === 'string' ? meanings[field] : undefined;
  if (source === 'intelligence-reports') return `${source}/${text('source_ref') ?? text('report_id') ?? key}`;
  if (source === 'complaints') return `${source}/${text('complaint_id') ?? key}`;
  return source;
}

/** The best grade as text: `1B`, or `5x5x5:B3` where it is an old one; null = ungraded. */
export function gradeText(grade: Grade | undefined): string | null {
  if (!grade) return null;
  return grade.scheme === '5x5x5' ? `5x5x5:${grade.text}` : grade.text;
}
