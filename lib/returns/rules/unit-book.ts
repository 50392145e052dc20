import type { QuoteInput, QuoteOrder, QuoteShipment } from '../types';

/** A run of units of one line: `quantity` of them after the first `unit_offset`. */
export type UnitRun = { unit_offset: number; quantity: number };

/** Which units of a line may still come back. */
export type LineUnits = { ordered: number; shipped: number; taken: boolean[] };

/**
 * The shipments that carry goods to the shopper. An order without any counts as shipped when it is known to be fulfilled or
 * delivered: one parcel with everything.
 */
export function outboundShipments(input: Pick<QuoteInput, 'order' | 'shipments' | 'delivered_at'>): QuoteShipment[] {
  const outbound = (input.shipments ?? []).filter((shipment) => shipment.direction !== 'return');
  if (outbound.length > 0)
    return outbound.map((shipment) => ({
      ...shipment,
      lines: shipment.lines && shipment.lines.length > 0 ? shipment.lines : null,
      delivered_at: shipment.delivered_at ?? shipment.delivered_at_local ?? input.delivered_at,
    }));
  if (!input.delivered_at && !input.order.fulfilled_at) return [];
  return [{ shipped_at: input.order.fulfilled_at, delivered_at: input.delivered_at }];
}

/** Counts the units of each line, by its id: ordered, shipped, and those that returns or others' refunds have taken. */
export function openUnitBook(
  order: QuoteOrder,
  shipments: readonly QuoteShipment[],
  returned: QuoteInput['returned'],
): Map<string, LineUnits> {
  const book = new Map<string, LineUnits>();
  for (const line of order.lines) {
    const inParcel = ({ lines }: QuoteShipment) =>
      lines?.filter((one) => one.line_external_id === line.external_id).reduce((n, one) => n + one.quantity, 0) ??
      line.quantity;
    const shipped = shipments.map(inParcel).reduce((a, b) => a + b, 0);
    const needsNoParcel = line.requires_shipping === false && shipments.length > 0;
    book.set(line.external_id, {
      ordered: line.quantity,
      shipped: needsNoParcel ? line.quantity : Math.min(shipped, line.quantity),
      taken: Array.from({ length: line.quantity }, () => false),
    });
  }
  // Claims that know their units come first, so that the others find what is really free.
  const claims: NonNullable<QuoteInput['returned']> = [
    ...(returned ?? []),
    ...(order.refunds ?? []).flatMap((refund) => refund.lines ?? []),
  ];
  for (const claim of claims) {
    const offset = claim.unit_offset ?? null;
    if (offset !== null) book.get(claim.line_external_id)?.taken.fill(true, offset, offset + claim.quantity);
  }
  for (const claim of claims) {
    const units = book.get(claim.line_external_id);
    if (units) takeFirstFree(units, unplaced(units, claim));
  }
  return book;
}

/** Units of a claim without a place: it never had one, or the line was made shorter since. They are units all the same. */
function unplaced(
  { ordered }: LineUnits,
  { unit_offset: offset, quantity }: { unit_offset?: number | null; quantity: number },
) {
  if (offset == null) return quantity;
  return quantity - Math.max(0, Math.min(ordered, offset + quantity) - offset);
}

export const takenCount = (units: LineUnits): number => units.taken.filter(Boolean).length;

/** How many more units may come back; before dispatch only a withdrawal reaches them. */
export const availableCount = (units: LineUnits, beforeDispatch = false): number =>
  Math.max(0, (beforeDispatch ? units.ordered : units.shipped) - takenCount(units));

/** Takes the first free units from `offset` on and then from the start, as many as there are, and says which. */
export function takeFirstFree(units: LineUnits, quantity: number, offset = 0): UnitRun[] {
  const runs: UnitRun[] = [];
  let left = quantity;
  for (let step = 0; step < units.ordered && left > 0; step++) {
    const unit = (offset + step) % units.ordered;
    if (units.taken[unit]) continue;
    units.taken[unit] = true;
    left -= 1;
    const last = runs.at(-1);
    if (last && last.unit_offset + last.quantity === unit) last.quantity += 1;
    else runs.push({ unit_offset: unit, quantity: 1 });
  }
  return runs;
}
