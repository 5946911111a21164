import type { Pattern } from '../../../src/detection';
import type { Delivered } from '../noninterference/delivered';
import { readExamples, repeated } from '../pattern-example';

/** What a pattern fires on, by its own example, as deliveries of a force of its own. */
export function firingDeliveries({ dossier, folder }: Pattern): Delivered[] {
  const fires = readExamples(folder).find(({ name }) => name === 'fires');
  if (!fires) throw new Error(`${dossier.id} has no example called fires.`);
  return fires.example.deliveries.map(({ supplied_at, rows }, i) => ({
    delivery: `${dossier.id}-${i}`,
    suppliedAt: supplied_at,
    force: `EX-${dossier.id}`,
    supplier: 'Examples',
    files: Object.entries(rows).map(([source, of]) => ({
      source,
      rows: of.flatMap(repeated).map((row) => ({ ...row, compartment: 'ALDER' })),
    })),
  }));
}
