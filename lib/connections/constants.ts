import type { Source } from '@/lib/carriers/types';

/** Columns that sealed values are bound to. */
export const SECRET_COLUMN = 'connections.secret';
export const CREDENTIALS_COLUMN = 'connections.credentials';

/** Why a message waits for somebody or something. */
export const PARKED_REASONS = [
  'not_understood',
  'error_payload',
  'unknown_number',
  'unknown_shipment',
  'unknown_order',
  'refused',
  'failed',
  'too_large',
] as const;
export type ParkedReason = (typeof PARKED_REASONS)[number];

/** Bytes of messages larger than is taken at once that are kept of one connection: in a day, and waiting for somebody. */
export const MOST_LARGE_A_DAY = 64 * 1_048_576;
export const MOST_LARGE_WAITING = 256 * 1_048_576;

/** So many messages share a transaction; more would hold their parcels' locks for long. */
export const GROUP = 100;

/** Whose messages tell of orders and whole parcels, not only of scans. */
export const PLATFORMS: ReadonlySet<Source> = new Set(['shopify', 'woocommerce']);

/** What a parked message waits for when it is no tracking number. A number's key never holds a space. */
export const orderArrival = (externalId: string) => `order ${externalId}`;
export const shipmentArrival = (externalId: string) => `shipment ${externalId}`;
