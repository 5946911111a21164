import type { WeightedGraph } from '../analytics/graph';
import { unitsKnown } from '../risk';
import type { Projection } from '../view/projection';
import { momentOf } from './moment';
import { remembered } from './remembered';

/** The unit of each node of a network, by number, −1 where none is known; null where none is known of anybody. */
export function unitsOf(projection: Projection, graph: WeightedGraph): Int32Array | null {
  const units = remembered(projection, 'units', '', () => unitsKnown(projection, momentOf(projection)));
  const numbers = new Map<string, number>();
  const of = Int32Array.from(graph.ids, (id) => {
    const unit = units.get(id);
    if (unit === undefined) return -1;
    const number = numbers.get(unit) ?? numbers.size;
    numbers.set(unit, number);
    return number;
  });
  return numbers.size === 0 ? null : of;
}

/** What chance was worked out from, and of whom that is not known. */
export function chanceFrom(units: Int32Array | null): string {
  if (units === null) return 'Chance from members’ own activity only: no unit is known of anybody here.';
  const known = units.reduce((sum, unit) => sum + (unit < 0 ? 0 : 1), 0);
  const activity =
    'Chance from members’ own activity, and from how much more those of one unit are linked than others';
  const rest =
    known === units.length
      ? ''
      : `; of ${units.length - known} of ${units.length} no unit is known, and they count as being in none`;
  return `${activity}${rest}.`;
}
