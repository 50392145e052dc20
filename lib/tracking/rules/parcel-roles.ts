import type { OrderFacts, ShipmentFacts } from '../types';
import { hasArrived, hasEnded, situationOf } from './situation';

export type ParcelRole = {
  /** It will not come, and its goods travel again in another parcel. */
  replaced: boolean;
  /** It came, and an exchange of its goods is under way: no news any more. */
  exchanged: boolean;
  role: 'first' | 'replacement' | 'exchange';
};

/** What has not set out comes after everything that has. */
const NOT_YET = '9999';

const startOf = (shipment: ShipmentFacts): string =>
  shipment.shippedAt ?? shipment.events.at(-1)?.occurredAt ?? shipment.events.at(-1)?.receivedAt ?? NOT_YET;

/**
 * Finds goods that were sent twice. A parcel that will not come and whose goods all travel again is `replaced`; the
 * later one is its `replacement`, or an `exchange` when the first arrived and something is being returned. More units
 * shipped than ordered are the only evidence there is; an order sent in halves is not mistaken for it.
 */
export function parcelRoles(facts: OrderFacts): Map<string, ParcelRole> {
  const outbound = facts.shipments
    .filter((shipment) => shipment.direction === 'outbound')
    .map((shipment, index) => ({ shipment, index, situation: situationOf(shipment), start: startOf(shipment) }))
    .sort((a, b) => (a.start === b.start ? a.index - b.index : a.start < b.start ? -1 : 1));
  const ordered = new Map(facts.order.lines.map((line) => [line.id, line.quantity]));
  const sent = new Map<string, number>();
  for (const { shipment } of outbound) {
    for (const { lineId, quantity } of shipment.lines) sent.set(lineId, (sent.get(lineId) ?? 0) + quantity);
  }
  const sentTwice = (lineId: string): boolean =>
    (sent.get(lineId) ?? 0) > (ordered.get(lineId) ?? Number.POSITIVE_INFINITY);

  const roles = new Map<string, ParcelRole>();
  const before: typeof outbound = [];
  for (const parcel of outbound) {
    const lines = parcel.shipment.lines;
    const again = lines.filter(({ lineId }) => sentTwice(lineId));
    const first = before.filter(({ shipment }) =>
      shipment.lines.some(({ lineId }) => again.some((line) => line.lineId === lineId)),
    );
    const live = outbound.some(
      (other) =>
        other !== parcel &&
        !hasEnded(other.situation) &&
        other.shipment.lines.some(({ lineId }) => again.some((line) => line.lineId === lineId)),
    );
    const whole = lines.length > 0 && again.length === lines.length;
    const exchanged =
      first.length > 0 && first.every(({ situation }) => hasArrived(situation)) && facts.returns.length > 0;
    const replaced = whole && live && hasEnded(parcel.situation);
    const role = first.length === 0 || !whole ? 'first' : exchanged ? 'exchange' : 'replacement';
    if (role === 'exchange') {
      for (const { shipment } of first) {
        const earlier = roles.get(shipment.id);
        if (earlier) earlier.exchanged = true;
      }
    }
    roles.set(parcel.shipment.id, { replaced, exchanged: false, role: replaced ? 'first' : role });
    before.push(parcel);
  }
  return roles;
}
