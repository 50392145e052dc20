import { addDays, dateOf, type LocalDate } from '@/lib/core/local-date';
import type { Policy } from '@/lib/policies/schema';
import { TRANSIT_ESTIMATE_DAYS } from '../constants';
import type { QuoteOrder, QuoteOrderLine, QuoteShipment } from '../types';

/** `estimated`: nobody knows when it came. A null date: the window has not begun, so it cannot close. */
export type WindowStart = { date: LocalDate | null; basis: 'known' | 'estimated' };

const NOT_BEGUN: WindowStart = { date: null, basis: 'known' };
const UNDER_WAY = [
  'pre_transit',
  'in_transit',
  'out_for_delivery',
  'available_for_pickup',
  'attempt_failed',
  'exception',
  'returned',
];

/**
 * The day on which a line's window begins, where the shopper is. A line in several parcels begins with the last of them;
 * `last_delivered` waits for every parcel and everything yet to be sent, as the law on withdrawal does (Directive
 * 2011/83/EU, article 9(2)(b)).
 *
 * @param shipments those that go to the shopper
 * @param isAllShipped nothing of the order is still to be sent
 */
export function windowStart(
  starts: Policy['window']['starts'],
  facts: {
    order: QuoteOrder;
    line: QuoteOrderLine;
    shipments: readonly QuoteShipment[];
    isAllShipped: boolean;
    zone: string;
  },
): WindowStart {
  const { order, line, zone } = facts;
  const day = (text: string | null | undefined) => (text ? dateOf(text, zone) : null);
  if (starts === 'ordered') return { date: day(order.placed_at), basis: 'known' };

  const carries = ({ lines }: QuoteShipment) =>
    !lines || lines.some((one) => one.line_external_id === line.external_id && one.quantity > 0);
  const shipments = starts === 'last_delivered' ? facts.shipments : facts.shipments.filter(carries);
  if (shipments.length === 0) {
    if (line.requires_shipping === false) return { date: day(order.fulfilled_at ?? order.placed_at), basis: 'known' };
    return NOT_BEGUN;
  }
  if (starts === 'last_delivered' && !facts.isAllShipped) return NOT_BEGUN;

  const dates = shipments.map((shipment): WindowStart => {
    const shipped = day(shipment.shipped_at ?? order.fulfilled_at);
    const delivered = day(shipment.delivered_at);
    if (starts === 'shipped') return { date: shipped ?? delivered, basis: 'known' };
    if (delivered) return { date: delivered, basis: 'known' };
    if (!shipped || (shipment.status && UNDER_WAY.includes(shipment.status))) return NOT_BEGUN;
    return { date: addDays(shipped, TRANSIT_ESTIMATE_DAYS), basis: 'estimated' };
  });
  return dates.reduce((latest, one) => (isLater(one, latest) ? one : latest));
}

const isLater = (a: WindowStart, b: WindowStart) => b.date !== null && (a.date === null || a.date > b.date);
