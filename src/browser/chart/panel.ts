import { who } from '../../model/naming';
import { weightText } from '../../web/wording/figures';
import { kindWord, plain } from '../../web/wording/names';
import type { Expansion, Link, LinkEvidence, Node } from './api';
import { day, moment } from '../../web/wording/time';
import { stretchOf } from '../../web/wording/when';
import { button, el, number, type Child } from './dom';
import { chip } from './tables';

/** How many links one expansion adds at most: the strongest. */
export const CAP = 50;
const MOST_LISTED = 100;

export interface PanelEvents {
  href(path: string, query: Record<string, string>): string;
  expandKinds(id: string, kinds: readonly string[]): void;
  inspect(link: Link): void;
  label(id: string): string;
  /** The force's zone. */
  readonly zone: string;
}

/** What stands in the panel when nothing is selected. */
export function nothingSelected(): Child[] {
  return [
    el('h2', {}, 'Nothing is selected'),
    el(
      'p',
      {},
      'Select an entity or a link, on the chart or in the table below it. What it rests on opens here.',
    ),
  ];
}

/** An entity: what it is, and counts by kind of link before anything is added. */
export function nodePanel(
  node: Node,
  expansion: Expansion,
  links: readonly Link[],
  events: PanelEvents,
): Child[] {
  const total = expansion.counts.reduce((sum, c) => sum + c.links, 0);
  const left = leftToAdd(expansion.counts, links);
  const toAdd = left.filter((c) => c.left > 0);
  const other = (l: Link): string => events.label(l.from === node.id ? l.to : l.from);
  return [
    el('h2', {}, who(node)),
    el(
      'p',
      {},
      `${kindWord(node.kind, node.register)}. `,
      el('a', { class: 'govuk-link', href: events.href('/entity', { id: node.id }) }, 'All that is held'),
    ),
    expansion.conflict !== null && el('p', { class: 'pl-note' }, expansion.conflict),
    el('h3', {}, 'Expand'),
    total === 0 &&
      expansion.conflict === null &&
      el('p', {}, 'Nothing that you can see links it to anything else.'),
    el(
      'ul',
      {},
      ...left.map((c) =>
        el(
          'li',
          {},
          c.left === 0
            ? `${c.caption}: all ${number(c.links)} on the chart`
            : button(`${c.caption}: ${addOf(c.left)}`, () => events.expandKinds(node.id, [c.kind])),
        ),
      ),
      toAdd.length > 1 &&
        el(
          'li',
          {},
          button(`All kinds: ${addOf(toAdd.reduce((sum, c) => sum + c.left, 0))}`, () =>
            events.expandKinds(
              node.id,
              toAdd.map((c) => c.kind),
            ),
          ),
        ),
    ),
    el('h3', {}, `Links on the chart: ${number(links.length)}`),
    el(
      'ul',
      {},
      ...[...links]
        .sort((a, b) => (other(a) < other(b) ? -1 : 1))
        .slice(0, MOST_LISTED)
        .map((l) =>
          el(
            'li',
            {},
            button(readsFrom(node.id, l), () => events.inspect(l), {
              'aria-label': `How do we know: ${readsFrom(node.id, l)} ${other(l)}`,
            }),
            ` ${other(l)}`,
            l.count > 1 && ` ${number(l.count)} times `,
            ' ',
            chip(l.grade),
          ),
        ),
    ),
  ];
}

/** How a link reads from one of its ends: `supervises`, and from the other `is supervised by`. */
export function readsFrom(id: string, { directed, from, caption, reverse }: Link): string {
  return (directed && from !== id ? reverse : caption).toLowerCase();
}

/** Of each kind, how many links there are that are not on the chart. */
export function leftToAdd(
  counts: Expansion['counts'],
  onChart: readonly Pick<Link, 'kind'>[],
): (Expansion['counts'][number] & { readonly left: number })[] {
  return counts.map((c) => ({ ...c, left: c.links - onChart.filter((l) => l.kind === c.kind).length }));
}

function addOf(links: number): string {
  return links > CAP ? `add the strongest ${CAP} of ${number(links)}` : `add ${number(links)}`;
}

/** A link: what it means, what it does not show, what it rests on and what would make it wrong. */
export function linkPanel(evidence: LinkEvidence, events: PanelEvents): Child[] {
  const { records, events: rows, months } = evidence;
  const total = months.reduce((sum, m) => sum + m.count, 0);
  const record = (id: string): HTMLElement =>
    el('a', { class: 'govuk-link', href: events.href('/record', { id }) }, 'delivered row');
  return [
    el('h2', {}, 'How do we know'),
    el('p', {}, el('strong', {}, evidence.sentence)),
    el(
      'p',
      {},
      chip(evidence.grade),
      ` weight ${weightText(evidence.weight)}; ${stretchOf(evidence, events.zone)}`,
    ),
    el('p', {}, el('strong', {}, 'Does not show: '), evidence.doesNotShow),
    el('p', {}, el('strong', {}, 'Wrong if: '), evidence.wrongIf),
    el(
      'p',
      {},
      el(
        'a',
        { class: 'govuk-link', href: events.href('/link', { id: evidence.id }) },
        'All of its evidence',
      ),
    ),
    evidence.total > 0 && el('h3', {}, `Records: ${number(evidence.total)}`),
    el(
      'ul',
      {},
      ...records.map((r) =>
        el(
          'li',
          {},
          `${r.validFrom ? '' : 'recorded '}${day(r.validFrom?.[0] ?? r.recordedAt, events.zone)}, ${plain(r.source).toLowerCase()} `,
          chip(r.grade),
          ' ',
          record(r.id),
        ),
      ),
    ),
    rows.length > 0 &&
      el(
        'h3',
        {},
        `Events: ${rows.length < total ? `the first ${rows.length} of ${number(total)}` : number(total)}`,
      ),
    el('ul', {}, ...rows.map((r) => el('li', {}, `${moment(r.at, events.zone)} `, record(r.id)))),
    el('h3', {}, 'Why this weight'),
    el('ul', {}, ...evidence.parts.map((p) => el('li', {}, `${weightText(p.factor)} ${p.why}`))),
  ];
}

/** Several selected. */
export function manySelected(nodes: readonly Node[], findPath: (() => void) | undefined): Child[] {
  return [
    el('h2', {}, `${nodes.length} selected`),
    el('ul', {}, ...nodes.map((n) => el('li', {}, who(n)))),
    findPath && button('Find the path between the two', findPath),
  ];
}
