import type { Instant } from './time';

/** Where a row was delivered: what versions are ordered by (docs/deliveries.md), then file and line within. */
export interface DeliveryPosition {
  readonly suppliedAt: Instant;
  readonly supplier: string;
  readonly delivery: string;
}

/** Text that orders positions: `suppliedAt`, then supplier, then delivery, by code unit. */
export function positionText(p: DeliveryPosition): string {
  return `${p.suppliedAt}\u001f${p.supplier}\u001f${p.delivery}`;
}
