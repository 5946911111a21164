import { who } from '../../model/naming';
import { weightText } from '../../web/wording/figures';
import { noPath } from '../../web/wording/kinds-searched';
import { several } from '../../web/wording/names';
import type { Api, Link } from './api';
import { number } from './dom';
import { History } from './history';
import { LAYOUTS } from './layouts';
import { pairKey, type Pair } from './pairs';
import { Inspector } from './inspector';
import { CAP, type PanelEvents } from './panel';
import { Stage } from './stage';
import { added, EMPTY, moved, without, type ChartState } from './state';
import { drawTables } from './tables';

export interface Parts {
  readonly stage: HTMLElement;
  readonly panel: HTMLElement;
  readonly tables: HTMLElement;
  readonly status: HTMLElement;
}

/** The chart: one state, shown at once on the canvas and in the tables, with one selection. */
export class ChartApp {
  readonly history = new History<ChartState>(EMPTY);
  readonly selected = new Set<string>();
  locked = false;
  /** Where a path begins, once one has been chosen. */
  pathFrom: string | undefined;
  groups: ReadonlyMap<string, number> = new Map();
  private onPath: ReadonlySet<string> = new Set();
  private link: Link | undefined;
  readonly stage: Stage;
  readonly inspector: Inspector;

  constructor(
    private readonly api: Api,
    private readonly parts: Parts,
    private readonly centre: readonly string[],
    href: PanelEvents['href'],
    readonly zone: string,
    private readonly changed: () => void,
  ) {
    this.inspector = new Inspector(parts.panel, api, {
      href,
      expandKinds: (id, kinds) => this.expandKinds(id, kinds),
      inspect: (link) => this.inspect(link),
      label: (id) => this.label(id),
      zone,
    });
    this.stage = new Stage(parts.stage, {
      select: (id, add) => this.select(id, add),
      selectPair: (pair) => this.selectPair(pair),
      expand: (id) => this.expand(id),
      dropped: (id, at) =>
        this.commit(moved(this.state, new Map([[id, at]]), true), `pinned ${this.label(id)}`),
    });
  }

  get state(): ChartState {
    return this.history.present;
  }

  async start(ids: readonly string[]): Promise<void> {
    const { nodes, links } = await this.api.among(ids);
    const ordered = [...nodes].sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
    const first = added(EMPTY, ordered, links);
    this.history.commit(moved(first, LAYOUTS.Organic(first, this.centre)), 'start');
    this.history.forget();
    const [centre] = this.centre;
    if (centre !== undefined && this.centre.length === 1) this.selected.add(centre);
    this.show();
    this.stage.fit();
    await this.inspectSelection();
    this.say(`${several(nodes.length, 'entity', 'entities')} and ${several(links.length, 'link')}.`);
  }

  select(id: string | undefined, add: boolean): void {
    if (!add) this.selected.clear();
    this.link = undefined;
    this.onPath = new Set();
    if (id !== undefined && !(add && this.selected.delete(id))) this.selected.add(id);
    this.show();
    void this.trying(() => this.inspectSelection());
  }

  /** Shows what a link rests on; whoever asked for it elsewhere than beside the panel is taken there. */
  inspect(link: Link, isBeside = false): void {
    this.link = link;
    this.show();
    void this.trying(async () => {
      await this.inspector.showLink(link);
      if (!isBeside) this.inspector.focus();
    });
  }

  /** Counts by kind first; what is added is chosen in the panel. */
  expand(id: string): void {
    this.selected.clear();
    this.selected.add(id);
    this.link = undefined;
    this.show();
    void this.trying(async () => {
      await this.inspectSelection();
      this.inspector.focusFirst();
      this.say(`Choose what to add around ${this.label(id)}.`);
    });
  }

  expandKinds(id: string, kinds: readonly string[]): void {
    void this.trying(async () => {
      const found = await this.api.expand(id, kinds, CAP);
      const before = this.state.nodes.size;
      await this.addIds(
        found.links.map((l) => l.node.id),
        id,
        `expanded ${this.label(id)}`,
      );
      const cut =
        found.total > found.links.length
          ? `: the strongest ${found.links.length} of ${number(found.total)}`
          : '';
      this.stage.fit();
      await this.inspectSelection();
      this.inspector.focus();
      const more = this.state.nodes.size - before;
      this.say(
        more === 0
          ? `All of these were on the chart already${cut}.`
          : `${number(more)} added${cut}. Where things stand to each other has not changed.`,
      );
    });
  }

  takeOff(ids: ReadonlySet<string>): void {
    this.commit(without(this.state, ids), `took ${ids.size} off the chart`);
    for (const id of ids) this.selected.delete(id);
    this.show();
    void this.trying(() => this.inspectSelection());
    this.say(`${number(ids.size)} taken off the chart. Nothing was deleted; Ctrl+Z brings them back.`);
  }

  layout(name: keyof typeof LAYOUTS): void {
    this.commit(moved(this.state, LAYOUTS[name](this.state, this.centre)), `layout ${name}`);
    this.stage.fit();
    this.say(`${name} layout. Pinned entities stayed.`);
  }

  path(from: string, to: string): void {
    this.pathFrom = undefined;
    void this.trying(async () => {
      const { paths, none } = await this.api.path(from, to);
      const [first] = paths;
      if (!first) return this.say(noPath(none));
      const ids = [from, to, ...first.steps.flatMap((s) => [s.from, s.to])];
      await this.addIds(ids, from, 'added a path');
      this.selected.clear();
      for (const id of ids) this.selected.add(id);
      this.onPath = new Set(first.steps.map((s) => pairKey(s.from, s.to)));
      this.show();
      const weakest = first.steps[first.weakest];
      const weak = weakest
        ? ` Its weakest step: ${this.label(weakest.from)} and ${this.label(weakest.to)}, weight ${weightText(weakest.weight)}.`
        : '';
      this.say(`Shortest path: ${several(first.length, 'step')}.${weak}`);
    });
  }

  toggleGroups(): void {
    if (this.groups.size > 0) {
      this.groups = new Map();
      return this.show();
    }
    void this.trying(async () => {
      const { networks } = await this.api.networks();
      const here = networks.filter((n) => n.members.some((m) => this.state.nodes.has(m.id)));
      this.groups = new Map(here.flatMap((n, i) => n.members.map((m) => [m.id, i] as const)));
      this.show();
      this.say(`${number(here.length)} groups among what is on the chart; each is numbered.`);
    });
  }

  undo(): void {
    const what = this.history.undo();
    this.show();
    this.say(what === undefined ? 'Nothing to undo.' : `Undone: ${what}.`);
  }

  redo(): void {
    const what = this.history.redo();
    this.show();
    this.say(what === undefined ? 'Nothing to redo.' : `Done again: ${what}.`);
  }

  setLock(locked: boolean): void {
    this.locked = locked;
    this.stage.locked = locked;
    this.changed();
    this.say(locked ? 'Locked: nothing can be moved.' : 'Unlocked.');
  }

  say(message: string): void {
    this.parts.status.textContent = message;
  }

  label(id: string): string {
    const node = this.state.nodes.get(id)?.node;
    return node ? who(node) : id;
  }

  private async addIds(ids: readonly string[], anchor: string, what: string): Promise<void> {
    const { nodes, links } = await this.api.among([...new Set([...this.state.nodes.keys(), ...ids])]);
    this.commit(added(this.state, nodes, links, anchor), what);
  }

  private commit(next: ChartState, what: string): void {
    this.history.commit(next, what);
    this.show();
  }

  private selectPair(pair: Pair): void {
    this.selected.clear();
    const [first] = pair.links;
    this.onPath = new Set([pair.key]);
    if (first) this.inspect(first, true);
  }

  private async inspectSelection(): Promise<void> {
    const nodes = [...this.selected].flatMap((id) => this.state.nodes.get(id)?.node ?? []);
    const links = [...this.state.links.values()].filter(
      (l) => this.selected.has(l.from) || this.selected.has(l.to),
    );
    await this.inspector.showNodes(nodes, links, (a, b) => this.path(a, b));
  }

  private show(): void {
    for (const id of this.selected) if (!this.state.nodes.has(id)) this.selected.delete(id);
    const strong = new Set(this.onPath);
    if (strong.size === 0) {
      for (const l of this.state.links.values()) {
        if (this.selected.has(l.from) || this.selected.has(l.to)) strong.add(pairKey(l.from, l.to));
      }
    }
    const { selected, groups } = this;
    this.stage.show(this.state, { selected, strong, groups });
    const events = {
      select: (id: string) => this.select(id, this.selected.size > 0),
      inspect: (link: Link) => this.inspect(link),
      expand: (id: string) => this.expand(id),
    };
    drawTables(
      this.parts.tables,
      this.state,
      { selected, groups, selectedLink: this.link?.link, zone: this.zone },
      events,
    );
    this.changed();
  }

  private async trying(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const why = error instanceof Error ? error.message : 'That did not work.';
      this.say(`${why} The chart is as it was.`);
      this.inspector.warn(why);
    }
  }
}
