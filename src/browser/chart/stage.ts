import Graph from 'graphology';
import Sigma from 'sigma';
import { pairsOf, type Pair } from './pairs';
import { readPalette, signOf, type Palette } from './palette';
import type { Point } from './placing';
import { drawStrokes } from './strokes';
import { drawMarks } from './marks';
import type { ChartState } from './state';

const NODE = 11;
const HALF_FIELD = 8;
/** Room for names at the sides and at the upper and lower edge, in pixels. */
const SIDE = 80;
const EDGE = 45;
const CLOSEST = 0.12;

/** What is emphasised, besides what is on the chart. */
export interface Emphasis {
  readonly selected: ReadonlySet<string>;
  readonly strong: ReadonlySet<string>;
  /** Number of the group of each entity, where groups are shown. */
  readonly groups: ReadonlyMap<string, number>;
}

export interface StageEvents {
  /** `add`: with Ctrl, Shift or the command key. */
  select(id: string | undefined, add: boolean): void;
  selectPair(pair: Pair): void;
  expand(id: string): void;
  dropped(id: string, at: Point): void;
}

/** Of the lines above a picture, in pixels of the page. */
const LINE_HEIGHT = 20;

/** The drawing: sigma for entities and for what the pointer does, lines and signs on canvases of its own. */
export class Stage {
  private readonly graph = new Graph({ type: 'undirected' });
  private readonly sigma: Sigma;
  /** Canvases of our own among sigma's. */
  private readonly links: HTMLCanvasElement;
  private readonly marks: HTMLCanvasElement;
  private pairs: Pair[] = [];
  private emphasis: Emphasis = { selected: new Set(), strong: new Set(), groups: new Map() };
  private palette: Palette;
  private hovered: string | undefined;
  locked = false;

  constructor(
    private readonly element: HTMLElement,
    private readonly events: StageEvents,
  ) {
    this.palette = readPalette(element);
    this.sigma = new Sigma(this.graph, element, {
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      zIndex: true,
      // The same size at every zoom, so that names always fit beside it.
      zoomToSizeRatioFunction: () => 1,
    });
    // A fixed field: adding something outside it never rescales what is there.
    this.sigma.setCustomBBox({ x: [-HALF_FIELD, HALF_FIELD], y: [-HALF_FIELD, HALF_FIELD] });
    const over = { style: { pointerEvents: 'none' } } as const;
    this.links = this.sigma.createCanvas('pl-links', { ...over, beforeLayer: 'nodes' });
    this.marks = this.sigma.createCanvas('pl-marks', { ...over, afterLayer: 'nodes' });
    this.sigma.resize(true);
    this.sigma.on('afterRender', () => this.overlay());
    this.listen();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.palette = readPalette(element);
      this.colour();
    });
  }

  /** Shows a state; entities keep their place on the screen unless the state moves them. */
  show(state: ChartState, emphasis: Emphasis): void {
    this.emphasis = emphasis;
    this.pairs = pairsOf(state.links.values());
    for (const id of this.graph.nodes()) if (!state.nodes.has(id)) this.graph.dropNode(id);
    for (const [id, { node, x, y }] of state.nodes) {
      this.graph.mergeNode(id, { x, y, size: NODE, label: node.label, register: node.register });
    }
    this.graph.clearEdges();
    // Sigma's own edges are invisible; they are there for the pointer to find.
    for (const pair of this.pairs) {
      this.graph.addEdgeWithKey(pair.key, pair.from, pair.to, { size: 6, color: '#00000000' });
    }
    this.colour();
  }

  /** Moves the camera so that everything is seen. */
  fit(): void {
    const shown = this.graph.nodes().flatMap((id) => this.sigma.getNodeDisplayData(id) ?? []);
    if (shown.length === 0) return;
    const [left, right] = [Math.min(...shown.map((n) => n.x)), Math.max(...shown.map((n) => n.x))];
    const [bottom, top] = [Math.min(...shown.map((n) => n.y)), Math.max(...shown.map((n) => n.y))];
    const { width, height } = this.sigma.getDimensions();
    // At ratio 1 the shorter side of the stage shows a field of 1; a margin is left for names.
    const shorter = Math.min(width, height);
    const wide = ((right - left) * shorter) / (width - 2 * Math.min(SIDE, width * 0.14));
    const tall = ((top - bottom) * shorter) / (height - 2 * EDGE);
    const ratio = Math.max(wide, tall, CLOSEST);
    this.sigma.getCamera().setState({ x: (left + right) / 2, y: (bottom + top) / 2, ratio, angle: 0 });
  }

  /** What is drawn, as one picture on the stage's background, below lines that say what it is of and whose view. */
  picture(about: readonly string[]): HTMLCanvasElement {
    this.sigma.refresh();
    const canvas = document.createElement('canvas');
    canvas.width = this.links.width;
    const line = LINE_HEIGHT * (this.links.width / Math.max(1, this.element.clientWidth));
    const above = Math.ceil(line * (about.length + 1));
    canvas.height = this.links.height + above;
    const context = canvas.getContext('2d');
    if (!context) return canvas;
    context.fillStyle = this.palette.stage;
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const layer of this.element.querySelectorAll('canvas')) {
      if (layer.width > 0) context.drawImage(layer, 0, above, canvas.width, this.links.height);
    }
    context.fillStyle = this.palette.text;
    context.font = `${line * 0.7}px sans-serif`;
    about.forEach((text, i) => context.fillText(text, line / 2, line * (i + 1), canvas.width - line));
    return canvas;
  }

  private colour(): void {
    const { groups } = this.emphasis;
    const tones = this.palette.tones;
    this.graph.updateEachNodeAttributes((id, attributes) => {
      const group = groups.get(id);
      const [, tone] = signOf(String(attributes['register']));
      const shade =
        groups.size === 0 ? tones[tone] : group === undefined ? this.palette.quiet : tones[group % 6];
      return { ...attributes, color: shade ?? this.palette.text };
    });
    this.sigma.refresh();
  }

  private overlay(): void {
    const at = (id: string): Point | undefined => {
      const data = this.graph.hasNode(id) ? this.graph.getNodeAttributes(id) : undefined;
      return data && this.sigma.graphToViewport({ x: Number(data['x']), y: Number(data['y']) });
    };
    const radius = (): number => this.sigma.scaleSize(NODE);
    const { palette, emphasis, pairs } = this;
    const links = this.ready(this.links);
    if (links) drawStrokes(links, { pairs, strong: emphasis.strong, at, radius, palette });
    const marks = this.ready(this.marks);
    const nodes = this.graph.mapNodes((id, data) => ({
      id,
      register: String(data['register']),
      label: String(data['label']),
      links: this.graph.degree(id),
    }));
    const { hovered } = this;
    if (marks)
      drawMarks(marks, {
        hovered,
        nodes,
        at,
        radius,
        palette,
        selected: emphasis.selected,
        groups: emphasis.groups,
      });
  }

  /** The canvas at the size of the stage, to be drawn on in the screen's pixels. */
  private ready(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    const ratio = window.devicePixelRatio || 1;
    const { width, height } = this.sigma.getDimensions();
    if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
    if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
    const context = canvas.getContext('2d');
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }

  private hover(id: string | undefined): void {
    this.hovered = id;
    this.element.style.cursor = id === undefined ? '' : 'pointer';
    this.sigma.scheduleRender();
  }

  private listen(): void {
    let dragged: string | undefined;
    let hasMoved = false;
    const adding = (e: MouseEvent | TouchEvent): boolean => e.ctrlKey || e.shiftKey || e.metaKey;
    this.sigma.on('clickNode', ({ node, event }) => {
      if (!hasMoved) this.events.select(node, adding(event.original));
    });
    this.sigma.on('enterNode', ({ node }) => this.hover(node));
    this.sigma.on('leaveNode', () => this.hover(undefined));
    this.sigma.on('clickStage', () => this.events.select(undefined, false));
    this.sigma.on('clickEdge', ({ edge }) => {
      const pair = this.pairs.find((p) => p.key === edge);
      if (pair) this.events.selectPair(pair);
    });
    this.sigma.on('doubleClickNode', (pointer) => {
      pointer.preventSigmaDefault();
      this.events.expand(pointer.node);
    });
    this.sigma.on('downNode', ({ node }) => {
      hasMoved = false;
      if (!this.locked) dragged = node;
    });
    this.sigma.on('moveBody', (pointer) => {
      if (dragged === undefined) return;
      hasMoved = true;
      const { x, y } = this.sigma.viewportToGraph(pointer.event);
      this.graph.mergeNodeAttributes(dragged, { x, y });
      pointer.preventSigmaDefault();
    });
    const drop = (): void => {
      const id = dragged;
      dragged = undefined;
      if (id === undefined || !hasMoved || !this.graph.hasNode(id)) return;
      const { x, y } = this.graph.getNodeAttributes(id);
      this.events.dropped(id, { x: Number(x), y: Number(y) });
    };
    this.sigma.on('upNode', drop);
    this.sigma.on('upStage', drop);
  }
}
