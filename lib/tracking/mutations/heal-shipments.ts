import { sql } from 'drizzle-orm';
import { weighCarrier } from '@/lib/carriers/rules/weigh-carrier';
import type { Ctx } from '@/lib/core/context';
import { holdShipments } from '../hold-shipments';
import type { LockedShipment } from '../lock-shipment';
import { refoldShipments } from './refold-shipments';

/**
 * Weighs and folds parcels again because the rules have changed since, and answers which of them are told otherwise now. The
 * shop's systems hear of those with another status; shoppers are not written to: what is wrong since long is no news. Unknown
 * and foreign ids are left out, and with `passOver` those that another holds.
 */
export async function healShipments(
  ctx: Ctx,
  input: { shipmentIds: readonly string[]; passOver?: boolean },
): Promise<{ changed: string[] }> {
  const { parcels, facts } = await holdShipments(ctx, input.shipmentIds, { passOver: input.passOver });
  const doubted = await weighAgain(ctx, parcels);
  const weighed = parcels.map((locked): LockedShipment => {
    const { shipment } = locked;
    return doubted.has(shipment.id)
      ? { ...locked, shipment: { ...shipment, carrierDoubt: doubted.get(shipment.id) ?? null } }
      : locked;
  });
  const folded = await refoldShipments(ctx, weighed, { facts, heals: true });
  return { changed: [...new Set([...doubted.keys(), ...folded])] };
}

/** Doubts of carriers that the shop's systems have named; what a person has decided stands. Answers those that are other now. */
async function weighAgain({ db, shopId, now }: Ctx, parcels: readonly LockedShipment[]) {
  const other = parcels.flatMap(({ shipment }) => {
    if (shipment.carrierBy !== 'told') return [];
    const { doubt } = weighCarrier(shipment.trackingNumber, shipment.carrier);
    return doubt === shipment.carrierDoubt ? [] : [{ id: shipment.id, doubt }];
  });
  if (other.length > 0) {
    await db.execute(sql`update shipments s set carrier_doubt = t.doubt, updated_at = ${now.toISOString()}::timestamptz
      from json_to_recordset(${JSON.stringify(other)}::json) as t (id uuid, doubt text)
      where s.shop_id = ${shopId} and s.id = t.id`);
  }
  return new Map(other.map(({ id, doubt }) => [id, doubt]));
}
