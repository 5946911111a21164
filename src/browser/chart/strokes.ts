import type { Certainty } from '../../web/wording/grade';
import type { Pair } from './pairs';
import type { Palette } from './palette';
import type { Point } from './placing';

const DASHES: Readonly<Record<Certainty, readonly number[]>> = {
  confirmed: [],
  unconfirmed: [9, 5],
  tentative: [2, 4],
};
const MOST_CHIPS = 150;
/** A chip needs this much line, in pixels, to be read. */
const CHIP_ROOM = 90;

export interface Strokes {
  readonly pairs: readonly Pair[];
  /** Pairs drawn strongly: of the selection or of a path; the others are dimmed where there are any. */
  readonly strong: ReadonlySet<string>;
  readonly at: (id: string) => Point | undefined;
  /** Radius of an entity on the screen, in pixels. */
  readonly radius: (id: string) => number;
  readonly palette: Palette;
}

/** Draws links as lines whose dashes say how firm they are, with a chip for the grade. */
export function drawStrokes(context: CanvasRenderingContext2D, strokes: Strokes): void {
  const { pairs, strong, palette } = strokes;
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  context.lineCap = 'butt';
  for (const pair of pairs) {
    const [a, b] = [strokes.at(pair.from), strokes.at(pair.to)];
    if (!a || !b) continue;
    const isStrong = strong.has(pair.key);
    context.globalAlpha = strong.size > 0 && !isStrong ? 0.25 : 1;
    context.strokeStyle = isStrong ? palette.text : palette.quiet;
    context.lineWidth = 1 + 2.5 * pair.weight + (isStrong ? 1 : 0);
    context.setLineDash([...DASHES[pair.certainty]]);
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    context.stroke();
    context.setLineDash([]);
    if (pair.arrowTo !== undefined) arrow(context, strokes, pair, pair.arrowTo === pair.to ? [a, b] : [b, a]);
  }
  chips(context, strokes);
  context.globalAlpha = 1;
}

function chips(context: CanvasRenderingContext2D, { pairs, strong, at, palette }: Strokes): void {
  const labelled = strong.size > 0 ? pairs.filter((p) => strong.has(p.key)) : pairs;
  if (labelled.length > MOST_CHIPS) return;
  context.globalAlpha = 1;
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily || 'sans-serif'}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const drawn: { x: number; y: number; half: number }[] = [];
  for (const pair of [...labelled].sort((a, b) => b.weight - a.weight)) {
    const [a, b] = [at(pair.from), at(pair.to)];
    if (!a || !b || Math.hypot(a.x - b.x, a.y - b.y) < CHIP_ROOM) continue;
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const half = context.measureText(pair.chip).width / 2 + 3;
    if (drawn.some((d) => Math.abs(d.x - x) < d.half + half && Math.abs(d.y - y) < 15)) continue;
    drawn.push({ x, y, half });
    context.fillStyle = palette.stage;
    context.fillRect(x - half, y - 7, half * 2, 14);
    context.fillStyle = palette.text;
    context.fillText(pair.chip, x, y);
  }
}

function arrow(
  context: CanvasRenderingContext2D,
  strokes: Strokes,
  pair: Pair,
  [tail, head]: readonly [Point, Point],
): void {
  const angle = Math.atan2(head.y - tail.y, head.x - tail.x);
  const gap = strokes.radius(pair.arrowTo ?? '') + 2;
  const tip = { x: head.x - gap * Math.cos(angle), y: head.y - gap * Math.sin(angle) };
  context.fillStyle = context.strokeStyle;
  context.beginPath();
  context.moveTo(tip.x, tip.y);
  for (const turn of [2.7, -2.7])
    context.lineTo(tip.x + 9 * Math.cos(angle + turn), tip.y + 9 * Math.sin(angle + turn));
  context.closePath();
  context.fill();
}
