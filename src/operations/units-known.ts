import type { Units } from '../analytics/crews/units';
import type { WeightedGraph } from '../analytics/graph';
import { unitsKnown } from '../risk';
import type { Projection } from '../view/projection';
import { momentOf } from './moment';
import { remembered } from './remembered';

/** The units of a network and how many of the workforce are of each; null where no unit is known of anybody in it. */
export function unitsOf(projection: Projection, graph: WeightedGraph): Units | null {
  const units = remembered(projection, 'units', '', () => unitsKnown(projection, momentOf(projection)));
  const numbers = new Map<string, number>();
  const of = Int32Array.from(graph.ids, (id) => {
    const unit = units.get(id);
    if (unit === undefined) return -1;
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
  if (numbers.size === 0) return null;
  const sizes = new Uint32Array(numbers.size);
  for (const unit of units.values()) {
    const number = numbers.get(unit);
    if (number !== undefined) sizes[number]!++;
  }
  return { of, sizes };
}

/** What chance was worked out from, and of whom that is not known. */
export function chanceFrom(units: Units | null): string {
  if (units === null) return 'Chance from members’ own activity only: no unit is known of anybody here.';
  const nodes = units.of.length;
  const known = Array.from(units.of).filter((unit) => unit >= 0).length;
  const activity =
    'Chance from members’ own activity, and from the colleagues whom they could have been linked with in their unit';
  const rest =
    known === nodes
      ? ''
      : `; of ${nodes - known} of ${nodes} no unit is known, and they count as being in none`;
  return `${activity}${rest}.`;
}
