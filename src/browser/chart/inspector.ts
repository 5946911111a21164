import type { Api, Link, Node } from './api';
import { el, type Child } from './dom';
import { linkPanel, manySelected, nodePanel, nothingSelected, type PanelEvents } from './panel';

/** The panel beside the chart: what is selected, and what it rests on. */
export class Inspector {
  /** Raised with every question, so that a late answer never overwrites a newer one. */
  private asked = 0;

  constructor(
    private readonly panel: HTMLElement,
    private readonly api: Api,
    private readonly events: PanelEvents,
  ) {}

  async showNodes(
    nodes: readonly Node[],
    links: readonly Link[],
    findPath: (a: string, b: string) => void,
  ): Promise<void> {
    const turn = ++this.asked;
    const [only, other] = nodes;
    if (!only) return this.put(nothingSelected());
    if (other) {
      const between = nodes.length === 2 ? (): void => findPath(only.id, other.id) : undefined;
      return this.put(manySelected(nodes, between));
    }
    const expansion = await this.api.expand(only.id, [], 1);
    if (turn === this.asked) this.put(nodePanel(only, expansion, links, this.events));
  }

  async showLink(link: Link): Promise<void> {
    const turn = ++this.asked;
    const evidence = await this.api.link(link.link);
    if (turn === this.asked) this.put(linkPanel(evidence, this.events));
  }

  put(children: readonly Child[]): void {
    this.panel.replaceChildren(...children.filter((c) => c !== undefined && c !== false));
  }

  warn(message: string): void {
    this.panel.prepend(el('p', { role: 'alert' }, message));
  }

  /** Brings the panel into sight, and the keyboard to it. */
  focus(): void {
    this.panel.scrollIntoView({ block: 'nearest' });
    this.panel.focus();
  }

  focusFirst(): void {
    this.panel.querySelector<HTMLElement>('button')?.focus();
  }
}
