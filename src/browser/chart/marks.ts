import { signOf, type Palette } from './palette';
import type { Point } from './placing';

export interface Marks {
  readonly nodes: readonly { readonly id: string; readonly register: string }[];
  readonly at: (id: string) => Point | undefined;
  readonly radius: (id: string) => number;
  readonly palette: Palette;
  readonly selected: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, number>;
}

/** Draws on each entity the letter of its kind (or the number of its group), and a ring around what is selected. */
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
    if (!selected.has(id)) continue;
    for (const [colour, width] of [
      [palette.text, 6],
      [palette.focus, 3],
    ] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.beginPath();
      context.arc(place.x, place.y, r + 4, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}
