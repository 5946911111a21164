/** A place on the chart. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const APART = 0.95;

/**
 * Places for `count` new entities around `centre`, nearest first along a sunflower spiral, none closer than `APART` to
 * what stands there already. The same input gives the same places.
 */
export function freePlaces(centre: Point, taken: readonly Point[], count: number): Point[] {
  const occupied = [...taken];
  const places: Point[] = [];
  for (let step = taken.length === 0 ? 0 : 1; places.length < count; step++) {
    const radius = Math.sqrt(step);
    const angle = step * GOLDEN_ANGLE;
    const place = { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
    if (occupied.some((other) => Math.hypot(other.x - place.x, other.y - place.y) < APART)) continue;
    places.push(place);
    occupied.push(place);
  }
  return places;
}
