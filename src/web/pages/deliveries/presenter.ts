import type { z } from 'zod';
import type { operation as deliveries } from '../../../operations/catalogue/deliveries';

type Delivery = z.output<(typeof deliveries)['output']>['deliveries'][number];
type File = Delivery['files'][number];

export interface FileRow extends File {
  /** False where rows are not accepted + duplicate + rejected: that must never be, and is shown if it is. */
  readonly adds: boolean;
  /** How many rows more or fewer than the supplier stated; 0 where equal or nothing was stated. */
  readonly difference: number;
}

export interface DeliveryRow extends Omit<Delivery, 'files'> {
  readonly files: readonly FileRow[];
  readonly rejected: number;
  readonly rows: number;
}

/** Deliveries with their sums checked: rows in = accepted + duplicate + rejected. */
export function deliveryRows(all: readonly Delivery[]): DeliveryRow[] {
  return all.map((delivery) => ({
    ...delivery,
    files: delivery.files.map((file) => ({
      ...file,
      adds: file.rows === file.accepted + file.duplicate + file.rejected,
      difference: file.statedRows === null ? 0 : file.rows - file.statedRows,
    })),
    rows: delivery.files.reduce((sum, file) => sum + file.rows, 0),
    rejected: delivery.files.reduce((sum, file) => sum + file.rejected, 0),
  }));
}
