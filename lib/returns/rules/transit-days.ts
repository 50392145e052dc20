import { workingDaysBetween } from '@/lib/tracking/rules/working-days';
import type { QuoteShipment } from '../types';

/** Working days that the slowest of the order's own parcels took from the shop to the door; null: none has arrived. */
export function transitDays(shipments: readonly QuoteShipment[], country: string | null): number | null {
  const taken = shipments
    .filter(({ direction, shipped_at, delivered_at }) => direction !== 'return' && shipped_at && delivered_at)
    .map(({ shipped_at, delivered_at }) =>
      workingDaysBetween(shipped_at?.slice(0, 10) ?? '', delivered_at?.slice(0, 10) ?? '', country),
    );
  return taken.length > 0 ? Math.min(Math.max(...taken, 1), 15) : null;
}
