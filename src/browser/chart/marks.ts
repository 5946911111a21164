import { signOf, type Palette } from './palette';
import type { Point } from './placing';

export interface Mark {
  readonly id: string;
  readonly register: string;
  readonly label: string;
  /** How many links it has here: the better linked are named first. */
  readonly links: number;
}

export interface Marks {
  readonly nodes: readonly Mark[];
  readonly at: (id: string) => Point | undefined;
  readonly radius: (id: string) => number;
  readonly palette: Palette;
  readonly selected: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, number>;
  /** The pointer is over this one: it is always named. */
  readonly hovered: string | undefined;
}

const LABEL = 13;

/** Draws on each entity the letter of its kind (or the number of its group), a ring around what is selected, names. */
export function drawMarks(context: CanvasRenderingContext2D, marks: Marks): void {
  const { nodes, at, radius, palette, selected, groups } = marks;
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const { id, register } of nodes) {
    const place = at(id);
    if (!place) continue;
    const r = radius(id);
    const group = groups.get(id);
    const [letter] = signOf(register);
    context.font = `600 ${Math.max(8, Math.round(r * 1.15))}px ui-monospace, monospace`;
    context.fillStyle = palette.stage;
    context.fillText(group === undefined ? letter : String(group + 1), place.x, place.y + 0.5);
    if (selected.has(id)) ring(context, place, r + 4, palette);
  }
  drawLabels(context, marks);
}

function ring(context: CanvasRenderingContext2D, { x, y }: Point, radius: number, palette: Palette): void {
  for (const [colour, width] of [
    [palette.text, 6],
    [palette.focus, 3],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Names below their entities with a halo, so that lines do not cross them; one that would cover another, or an entity, is left out. */
function drawLabels(context: CanvasRenderingContext2D, marks: Marks): void {
  const { at, radius, palette, selected, hovered } = marks;
  context.font = `${LABEL}px ${getComputedStyle(context.canvas).fontFamily || 'sans-serif'}`;
  context.lineJoin = 'round';
  const urgency = (m: Mark): number => (m.id === hovered ? 2e6 : selected.has(m.id) ? 1e6 : m.links);
  const discs = marks.nodes.flatMap(({ id }) => {
    const place = at(id);
    return place ? [{ id, ...place, r: radius(id) }] : [];
  });
  const drawn: { left: number; right: number; y: number }[] = [];
  for (const mark of [...marks.nodes].sort((a, b) => urgency(b) - urgency(a) || (a.id < b.id ? -1 : 1))) {
    const place = at(mark.id);
    if (!place) continue;
    const half = context.measureText(mark.label).width / 2;
    const box = { left: place.x - half, right: place.x + half, y: place.y + radius(mark.id) + LABEL * 0.85 };
    const covers =
      drawn.some(
        (d) => d.left < box.right + 4 && box.left < d.right + 4 && Math.abs(d.y - box.y) < LABEL + 2,
      ) ||
      discs.some(
        (d) =>
          d.id !== mark.id &&
          d.x > box.left - d.r &&
          d.x < box.right + d.r &&
          Math.abs(d.y - box.y) < d.r + 4,
      );
    if (covers && mark.id !== hovered && !selected.has(mark.id)) continue;
    drawn.push(box);
    context.strokeStyle = palette.stage;
    context.lineWidth = 4;
    context.strokeText(mark.label, place.x, box.y);
    context.fillStyle = palette.text;
    context.fillText(mark.label, place.x, box.y);
  }
}
