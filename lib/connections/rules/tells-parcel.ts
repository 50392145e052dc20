import type { CanonicalShipment, Source } from '@/lib/carriers/types';

const PLATFORMS: readonly Source[] = ['shopify', 'woocommerce'];

/** Whether a shop platform tells of a whole parcel of an order, not only of a scan. */
export const tellsParcel = (source: Source, told: CanonicalShipment): boolean =>
  PLATFORMS.includes(source) &&
  told.order_external_id !== null &&
  (told.tracking_number !== null || told.lines !== undefined);
