import { and, eq, gt } from 'drizzle-orm';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import type { DeliveryKind } from '../constants';
import { loadChange } from '../queries/load-change';
import { deliveryOptions } from '../rules/delivery-options';

/** The same way taken again within this time is the same visit. */
const SAME_VISIT_MS = 60 * 60_000;

/**
 * Writes down that a shopper goes to the carrier's own page to change a delivery, and answers its address. What they do
 * there nobody tells us; the row lets the shop's people see what they were after.
 * @throws AppError NOT_FOUND; INELIGIBLE for what is not changed on that page
 */
export async function leadToCarrier(
  ctx: Ctx,
  input: { shipmentId: string; orderId: string; kind: DeliveryKind },
): Promise<{ href: string }> {
  const { db, shopId, now } = ctx;
  const { kind } = input;
  const change = await loadChange(ctx, input);
  const { shipmentId, orderId, carrier, facts } = change;
  const option = deliveryOptions(facts).find((one) => one.kind === kind);
  if (option?.road !== 'link' || !facts.page || !carrier)
    throw new AppError('INELIGIBLE', 'That is not changed on the carrier’s page.', { why: 'not_offered' });
  const own = and(
    eq(deliveryRequests.shopId, shopId),
    eq(deliveryRequests.shipmentId, shipmentId),
    eq(deliveryRequests.kind, kind),
    eq(deliveryRequests.state, 'led'),
    gt(deliveryRequests.askedAt, new Date(now.getTime() - SAME_VISIT_MS)),
  );
  const [before] = await db.select({ id: deliveryRequests.id }).from(deliveryRequests).where(own).limit(1);
  if (!before) {
    const by = actorKey(ctx.actor);
    await db.insert(deliveryRequests).values({
      shopId,
      id: newId(now.getTime()),
      orderId,
      shipmentId,
      kind,
      wanted: {},
      state: 'led',
      road: 'link',
      carrier,
      askedBy: by,
      askedAt: now,
      sendAt: now,
      settledAt: now,
      settledBy: by,
      updatedAt: now,
    });
  }
  return { href: facts.page };
}
