import { randomInt, type Rng } from '../../../src/shared/random';
import type { Delivered, DeliveredFile } from './delivered';

/** Deliveries whose files have further rows among their own, at any place: each set of rows in the first file of its source. */
export function among(
  rng: Rng,
  deliveries: readonly Delivered[],
  further: readonly DeliveredFile[],
): Delivered[] {
  const left = new Map<string, DeliveredFile['rows'][number][]>();
  for (const { source, rows } of further) left.set(source, [...(left.get(source) ?? []), ...rows]);
  return deliveries.map((delivery) => ({
    ...delivery,
    files: delivery.files.map((file) => {
      const rows = [...file.rows];
      for (const row of left.get(file.source) ?? []) rows.splice(randomInt(rng, rows.length + 1), 0, row);
      left.delete(file.source);
      return { ...file, rows };
    }),
  }));
}
