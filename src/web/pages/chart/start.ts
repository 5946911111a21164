import type { operation as among } from '../../../operations/catalogue/among';
import { operation as ego } from '../../../operations/catalogue/ego';
import { operation as expand } from '../../../operations/catalogue/expand';
import { operation as finding } from '../../../operations/catalogue/finding';
import { operation as networks } from '../../../operations/catalogue/networks';
import { operation as path } from '../../../operations/catalogue/path';
import { nativeIdOf } from '../../../model/entity';
import { who, type Named } from '../../../model/naming';
import { linkKinds, networkKinds } from '../../../operations/link-kinds';
import type { PageAsking } from '../../asking';
import { noPath } from '../../wording/kinds-searched';

/** A chart starts small: what is beyond is counted, and comes by expanding. */
const MOST = 50;
const MOST_MEMBERS = 200;

type Asking = PageAsking<
  typeof among | typeof ego | typeof expand | typeof finding | typeof networks | typeof path
>;

export interface ChartInput {
  readonly id?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Kinds of link of a path or a network, separated by commas. */
  readonly kinds?: string | undefined;
  readonly network?: string | undefined;
  readonly pattern?: string | undefined;
  readonly finding?: string | undefined;
  readonly minWeight?: number | undefined;
  readonly resolution?: number | undefined;
}

/** What a chart begins with: the entities, those that it is about, and what to say of them. */
export interface ChartStart {
  readonly ids: readonly string[];
  readonly centre: readonly string[];
  /** True of a network, whose centre is its first key person. */
  readonly isGroup: boolean;
  /** `the strongest 50 of 312`, where not everything is on it; else ''. */
  readonly cut: string;
  readonly note: string;
  /** The kinds that found nothing, where there are others to search. */
  readonly wider?: { readonly from: string; readonly to: string };
}

/** The entities that a chart begins with; undefined where nothing has been asked for. */
export async function startOf(asking: Asking, input: ChartInput): Promise<ChartStart | undefined> {
  const { id, from, to, network, pattern, finding: about } = input;
  if (from !== undefined && to !== undefined) return pathStart(asking, from, to, input.kinds);
  if (pattern !== undefined && about !== undefined) return findingStart(asking, pattern, about);
  if (network !== undefined) return networkStart(asking, network, input);
  return id === undefined ? undefined : neighbourStart(asking, id);
}

async function neighbourStart(asking: Asking, id: string): Promise<ChartStart> {
  const { nodes, links } = await asking.ask(ego, { id, depth: 1 });
  const centre = nodes[0]?.id ?? id;
  const strongest = links
    .filter((l) => l.from === centre || l.to === centre)
    .sort((a, b) => b.weight - a.weight || (a.from + a.to < b.from + b.to ? -1 : 1))
    .map((l) => (l.from === centre ? l.to : l.from));
  if (strongest.length === 0) return everyKindStart(asking, centre);
  const ids = [centre, ...strongest.slice(0, MOST)];
  const note = otherLinks((await asking.ask(expand, { id: centre })).counts);
  return { ids, centre: [centre], isGroup: false, cut: cutOf(MOST, strongest.length), note };
}

/** Which links a chart does not begin with: those of kinds that networks are not made of. */
export function otherLinks(counts: readonly { kind: string; caption: string; links: number }[]): string {
  const others = counts.filter((c) => !networkKinds().some((kind) => kind.id === c.kind));
  if (others.length === 0) return '';
  const each = others.map((c) => `${c.links.toLocaleString('en-GB')} “${c.caption.toLowerCase()}”`);
  return `The chart begins with the links that networks are made of. There are others, which Expand adds: ${each.join(', ')}.`;
}

/** For what stands in no association network (a number, a case, a record): its links of every kind. */
async function everyKindStart(asking: Asking, centre: string): Promise<ChartStart> {
  const kinds = linkKinds().map((kind) => kind.id);
  const { links, total, conflict } = await asking.ask(expand, { id: centre, kinds, limit: MOST });
  const ids = [...new Set([centre, ...links.map((l) => l.node.id)])];
  const nothing = 'Nothing that you can see links it to anything else.';
  const note = total === 0 ? (conflict ?? nothing) : '';
  return { ids, centre: [centre], isGroup: false, cut: cutOf(MOST, total), note };
}

/** A finding: all its subjects, and all that it rests on. */
async function findingStart(asking: Asking, pattern: string, id: string): Promise<ChartStart> {
  const { subjects, entities, question } = await asking.ask(finding, { pattern, id });
  const note = `What the finding rests on, and every link that you can see between these: ${question}`;
  return { ids: entities, centre: subjects.map((s) => s.id), isGroup: false, cut: '', note };
}

async function pathStart(
  asking: Asking,
  from: string,
  to: string,
  kinds: string | undefined,
): Promise<ChartStart> {
  const { paths, none } = await asking.ask(path, {
    from,
    to,
    k: 3,
    ...(kinds === undefined ? {} : { kinds }),
  });
  const steps = paths.flatMap((p) => p.steps);
  const first = await idOf(asking, from);
  const last = await idOf(asking, to);
  const ids = [...new Set([first, ...steps.flatMap((s) => [s.from, s.to]), last])];
  const note =
    paths.length === 0
      ? noPath(none)
      : `Shortest paths: ${paths.map((p) => `${p.length} ${p.length === 1 ? 'step' : 'steps'}`).join(', ')}. A path is only as good as its weakest step.`;
  const wider = none && none.notSearched.length > 0 ? { wider: { from, to } } : {};
  return { ids, centre: [first, last], isGroup: false, cut: '', note, ...wider };
}

async function networkStart(asking: Asking, network: string, input: ChartInput): Promise<ChartStart> {
  const { minWeight, resolution, kinds } = input;
  const asked = {
    ...(kinds === undefined ? {} : { kinds }),
    ...(minWeight === undefined ? {} : { minWeight }),
    ...(resolution === undefined ? {} : { resolution }),
  };
  const answer = await asking.ask(networks, asked);
  const found = answer.networks.find((n) => n.id === network);
  const members = found?.members.map((m) => m.id) ?? [network];
  const key = found ? [found.around.id, ...found.keyPeople.map((k) => k.id)] : [];
  const ids = [...new Set([...key, ...members])].slice(0, MOST_MEMBERS);
  const note = found ? '' : 'There is no such group with these settings.';
  return { ids, centre: key.slice(0, 1), isGroup: true, cut: cutOf(MOST_MEMBERS, members.length), note };
}

/** The entity id of a typed reference. */
async function idOf(asking: Asking, reference: string): Promise<string> {
  const { nodes } = await asking.ask(ego, { id: reference, depth: 0 });
  return nodes[0]?.id ?? reference;
}

function cutOf(shown: number, of: number): string {
  return of > shown ? `the strongest ${shown} of ${of.toLocaleString('en-GB')}` : '';
}

/** Whom the chart is about, by the labels that the answer gives. */
export function titleOf(start: ChartStart, nodes: readonly (Named & { readonly id: string })[]): string {
  const label = (id: string): string => {
    const node = nodes.find((n) => n.id === id);
    return node ? who(node) : nativeIdOf(id);
  };
  if (start.centre.length === 0) return 'Chart';
  return `${start.isGroup ? 'The group around ' : ''}${start.centre.map(label).join(' and ')}`;
}
