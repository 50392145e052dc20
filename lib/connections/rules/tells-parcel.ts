import type { CanonicalShipment, Source } from '@/lib/carriers/types';
import { PLATFORMS } from '../constants';

/** Whether a shop platform tells of a whole parcel of an order, not only of a scan. */
export const tellsParcel = (source: Source, told: CanonicalShipment): boolean =>
  PLATFORMS.has(source) &&
  told.order_external_id !== null &&
  (told.tracking_number !== null || told.lines !== undefined);
