import { who } from '../../model/naming';
import { gradeChip } from '../../web/wording/grade';
import { weightText } from '../../web/wording/figures';
import { kindWord, several } from '../../web/wording/names';
import type { Link } from './api';
import { stretchOf } from '../../web/wording/when';
import { button, el, number } from './dom';
import { neighboursOf, type ChartState } from './state';

export interface TableEvents {
  select(id: string): void;
  inspect(link: Link): void;
  expand(id: string): void;
}

export interface TableMarks {
  readonly selected: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, number>;
  readonly selectedLink: string | undefined;
  /** The force's, in which every page tells times. */
  readonly zone: string;
}

/** The chart as tables, with the same selection: everything the canvas does can be done here by keyboard. */
export function drawTables(
  into: HTMLElement,
  state: ChartState,
  marks: TableMarks,
  events: TableEvents,
): void {
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
  into.replaceChildren(
    el(
      'h2',
      { class: 'govuk-heading-m', id: 'chart-tables', tabindex: '-1' },
      `On the chart: ${several(state.nodes.size, 'entity', 'entities')}, ${several(state.links.size, 'link')}`,
    ),
    scroll('Entities on the chart', nodeTable(state, marks, events)),
    scroll('Links on the chart', linkTable(state, marks, events)),
  );
  if (focused !== undefined) into.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function nodeTable(state: ChartState, marks: TableMarks, events: TableEvents): HTMLTableElement {
  const heads = [
    'Entity',
    'What it is',
    'Links here',
    ...(marks.groups.size > 0 ? ['Group'] : []),
    'Pinned',
    'More',
  ];
  const rows = [...state.nodes.values()].sort((a, b) => (a.node.label < b.node.label ? -1 : 1));
  return table(
    heads,
    [2, 3],
    rows.map(({ node, pinned }) => {
      const isSelected = marks.selected.has(node.id);
      const group = marks.groups.get(node.id);
      return el(
        'tr',
        isSelected ? { class: 'is-selected' } : {},
        el(
          'th',
          { scope: 'row' },
          button(who(node), () => events.select(node.id), {
            'aria-pressed': String(isSelected),
            'data-key': `n ${node.id}`,
          }),
        ),
        el('td', {}, kindWord(node.kind, node.register)),
        el('td', { class: 'n' }, number(neighboursOf(state, node.id).size)),
        marks.groups.size > 0 && el('td', { class: 'n' }, group === undefined ? '' : String(group + 1)),
        el('td', {}, pinned ? 'pinned' : ''),
        el(
          'td',
          {},
          button('Expand', () => events.expand(node.id), {
            'aria-label': `Expand ${who(node)}`,
            'data-key': `e ${node.id}`,
          }),
        ),
      );
    }),
  );
}

function linkTable(state: ChartState, marks: TableMarks, events: TableEvents): HTMLTableElement {
  const label = (id: string): string => {
    const node = state.nodes.get(id)?.node;
    return node ? who(node) : id;
  };
  const rows = [...state.links.values()].sort((a, b) => b.weight - a.weight || (a.link < b.link ? -1 : 1));
  return table(
    ['From', 'Link', 'To', 'Count', 'First and last', 'Grade', 'Weight', 'Evidence'],
    [3, 6],
    rows.map((link) =>
      el(
        'tr',
        marks.selectedLink === link.link ? { class: 'is-selected' } : {},
        el('th', { scope: 'row' }, label(link.from)),
        el('td', {}, link.caption),
        el('td', {}, label(link.to)),
        el('td', { class: 'n' }, number(link.count)),
        el('td', { class: 'pl-when' }, stretchOf(link, marks.zone)),
        el('td', {}, chip(link.grade)),
        el('td', { class: 'n' }, weightText(link.weight)),
        el(
          'td',
          {},
          button('How do we know', () => events.inspect(link), {
            'data-key': `l ${link.link}`,
            'aria-label': `How do we know: ${label(link.from)} and ${label(link.to)}, ${link.caption}`,
          }),
        ),
      ),
    ),
  );
}

/** A grade as a chip with what it means. */
export function chip(grade: string | null): HTMLElement {
  const { text, means, certainty } = gradeChip(grade);
  return el(
    'span',
    { class: `pl-grade pl-grade--${certainty}`, title: means },
    text,
    el('span', { class: 'govuk-visually-hidden' }, `: ${means} (${certainty})`),
  );
}

function table(
  heads: readonly string[],
  right: readonly number[],
  rows: readonly HTMLTableRowElement[],
): HTMLTableElement {
  const cells = heads.map((text, i) =>
    el('th', right.includes(i) ? { scope: 'col', class: 'n' } : { scope: 'col' }, text),
  );
  return el(
    'table',
    { class: 'pl-table' },
    el('thead', {}, el('tr', {}, ...cells)),
    el('tbody', {}, ...rows),
  );
}

function scroll(label: string, content: HTMLElement): HTMLElement {
  return el('div', { class: 'pl-scroll', tabindex: '0', role: 'group', 'aria-label': label }, content);
}
