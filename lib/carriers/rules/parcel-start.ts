import { type CarrierTime, isoInstant } from './carrier-time';

const DAY_MS = 86_400_000;
/** A scan this long before the label belongs to the number's last parcel. */
const BEFORE_LABEL_MS = 2 * DAY_MS;
/**
 * Without a label's date the order stands for it. Carriers give a number again after four months at the earliest and a
 * journey lasts weeks, while orders are written down late by days (by telephone, from another system): a month lies between.
 */
const BEFORE_ORDER_MS = 30 * DAY_MS;

/** When a parcel can have begun. Instants are RFC 3339. */
export type ParcelStart = {
  /** When its label was made; null where nobody said. */
  labelledAt?: string | null;
  /** When its order was placed. */
  orderedAt?: string | null;
};

/** `of_number`: told of a tracking number, which carriers use again, and not of the shipment by the shop's own id. */
type Told = CarrierTime & { of_number?: boolean };

/**
 * Whether a scan can be of this parcel, and is not of an earlier one that bore its number. What has no time of its own is
 * taken at its word. A wall clock counts by its day, a day more for the zone that it does not tell.
 * `thisParcel` (lib/tracking/queries/this-parcel-sql.ts) says the same to the database.
 */
export function isOfThisParcel({ occurred_at, local_time, of_number }: Told, start: ParcelStart): boolean {
  const label = Date.parse(start.labelledAt ?? '') - BEFORE_LABEL_MS;
  const since = !Number.isNaN(label)
    ? label
    : of_number
      ? Date.parse(start.orderedAt ?? '') - BEFORE_ORDER_MS
      : Number.NaN;
  if (Number.isNaN(since)) return true;
  const at = Date.parse(occurred_at ?? '');
  if (!Number.isNaN(at)) return at >= since;
  return local_time === null || local_time.slice(0, 10) >= isoInstant(since - DAY_MS).slice(0, 10);
}
