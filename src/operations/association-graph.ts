import {
  associationWeight,
  timesStated,
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
  readonly weight: number;
}

export interface AssociationNetwork {
  readonly graph: WeightedGraph;
  /** By the index that the graph's half-edges hold. */
  readonly associations: readonly Association[];
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
  const key = `association-network ${kinds.map((k) => k.id).join()} ${minWeight}`;
  return remembered(projection, key, () => networkOf(projection, kinds, minWeight));
}

function networkOf(
  projection: Projection,
  kinds: readonly LinkKind[],
  minWeight: number,
): AssociationNetwork {
  const moment = momentOf(projection);
  const pairs = new Map<string, { from: string; to: string; links: { link: Link; weight: number }[] }>();
  for (const kind of kinds) {
    for (const link of projection.links(kind.id)) {
      if (link.from === link.to) continue;
      const weight = linkWeight(projection, kind, link, moment).weight;
      if (weight <= 0) continue;
      const [from, to] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
      const key = `${from}\u001f${to}`;
      const pair = pairs.get(key);
      if (pair) pair.links.push({ link, weight });
      else pairs.set(key, { from, to, links: [{ link, weight }] });
    }
  }
  const associations = [...pairs.entries()]
    .sort(by(([key]) => key))
    .map(([, pair]) => joined(pair))
    .filter((a) => a.weight >= minWeight);
  const nodes = [...new Set(associations.flatMap((a) => [a.from, a.to]))];
  return { graph: buildGraph(nodes, associations), associations };
}

function joined(pair: { from: string; to: string; links: { link: Link; weight: number }[] }): Association {
  pair.links.sort((a, b) => b.weight - a.weight || (a.link.kind < b.link.kind ? -1 : 1));
  const remainder = pair.links.reduce((left, l) => left * (1 - Math.min(1, l.weight)), 1);
  const above = pair.links.reduce((sum, l) => sum + Math.max(0, l.weight - 1), 0);
  return { ...pair, weight: Math.max(Math.round((1 - remainder + above) * 1e6) / 1e6, 1e-6) };
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
    const open = kind.halfLifeDays === undefined;
    return {
      recordId: id,
      source: record ? independentSource(record.source, record.meanings, record.key) : id,
      gradeWeight: gradeWeight(record?.grade),
      at: open ? at : when === undefined ? null : Math.min(ms(when), at),
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
  const options = kind.halfLifeDays === undefined ? {} : { halfLifeDays: kind.halfLifeDays };
  return timesStated(associationWeight(evidence, at, options), link.statedWeight ?? 1);
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
