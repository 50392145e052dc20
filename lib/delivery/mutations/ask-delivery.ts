import { and, eq } from 'drizzle-orm';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import { shipments } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId, newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { GRACE_SECONDS } from '../constants';
import { loadChange } from '../queries/load-change';
import { deliveryOptions } from '../rules/delivery-options';
import type { Wish } from '../schema';
import { tellRequest } from '../tell-request';

export type AskDeliveryInput = {
  shipmentId: string;
  /** Of a shopper: the order that their link opens. */
  orderId?: string;
  wish: Wish;
  /** Made with the form: pressed twice, it is one request. */
  press?: string;
};

/**
 * Writes down what a shopper wants done about a delivery; it is sent a little later, so that it can be taken back. The
 * same press, or the same wish while it stands, is answered with the request that is there.
 * @throws AppError NOT_FOUND; CONFLICT while another wish waits for an answer; INELIGIBLE with `details.why` for what the
 *   carrier is not asked, INVALID for a day that is not among those offered
 */
export async function askDelivery(ctx: Ctx, input: AskDeliveryInput): Promise<{ requestId: string; isNew: boolean }> {
  const { db, shopId, now } = ctx;
  const { wish } = input;
  if (!isId(input.shipmentId)) throw notFound('shipment');
  // Whoever scans the parcel or asks something of it holds it too.
  await db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, shopId), eq(shipments.id, input.shipmentId)))
    .for('no key update');
  const change = await loadChange(ctx, input);
  const { shipmentId, orderId, carrier } = change;
  const sameWish = (one: { kind: string; wanted: object }) =>
    one.kind === wish.kind && JSON.stringify(sorted(one.wanted)) === JSON.stringify(sorted(wish.wanted));
  const pressed = change.change.asked.find(({ id }) => id === input.press);
  if (pressed && sameWish(pressed)) return { requestId: pressed.id, isNew: false };
  const open = change.change.asked.find(({ state }) => state === 'asked' || state === 'sent');
  if (open && sameWish(open)) return { requestId: open.id, isNew: false };
  if (open)
    throw new AppError('CONFLICT', 'Another request for this parcel waits for an answer.', { requestId: open.id });

  const option = deliveryOptions(change.facts).find(({ kind }) => kind === wish.kind);
  if (!option || option.road === null || option.road === 'link' || !carrier) {
    throw new AppError('INELIGIBLE', 'The carrier is not asked this.', {
      why: option?.road === null ? option.why : 'not_offered',
    });
  }
  if (wish.kind === 'redeliver' && !option.days.includes(wish.wanted.day)) {
    throw new AppError('INVALID', 'Not one of the days offered.', {
      errors: [{ path: 'wanted.day', message: `Must be one of ${option.days.join(', ')}` }],
    });
  }
  const isFree = input.press !== undefined && isId(input.press) && !pressed;
  const requestId = isFree && input.press ? input.press : newId(now.getTime());
  const sendAt = new Date(now.getTime() + GRACE_SECONDS * 1_000);
  const made = await db
    .insert(deliveryRequests)
    .values({
      shopId,
      id: requestId,
      orderId,
      shipmentId,
      kind: wish.kind,
      wanted: wish.wanted,
      state: 'asked',
      road: option.road,
      carrier,
      connectionId: option.road === 'adapter' ? (change.change.program?.connectionId ?? null) : null,
      askedBy: actorKey(ctx.actor),
      askedAt: now,
      sendAt,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: deliveryRequests.id });
  // The id of another parcel's form, sent here by hand.
  if (made.length === 0) throw new AppError('CONFLICT', 'This form was used already.');
  await enqueueJob(
    ctx,
    'send-delivery-request',
    { requestId },
    { key: `delivery-request:${requestId}`, runAt: sendAt },
  );
  await recordAudit(ctx, {
    action: 'delivery.asked',
    entity: 'shipment',
    entityId: shipmentId,
    details: { kind: wish.kind, road: option.road },
  });
  await tellRequest(ctx, { requestId, orderId });
  return { requestId, isNew: true };
}

const sorted = (wanted: object) => Object.entries(wanted).sort(([a], [b]) => (a < b ? -1 : 1));
