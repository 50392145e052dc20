import { and, asc, eq, gte, inArray, notInArray, sql } from 'drizzle-orm';
import { excluded } from '@/db/excluded';
import { orderLines, orderRefunds, orders } from '@/db/schema/orders';
import { policyVersions } from '@/db/schema/policies';
import { shipments } from '@/db/schema/shipments';
import { erasures } from '@/db/schema/webhooks';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import { ORDER_LINK_DAYS, orderToken } from '@/lib/access/order-link';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { lockShipments } from '@/lib/tracking/lock-shipment';
import { refoldShipments } from '@/lib/tracking/mutations/refold-shipments';
import { announceOrder } from '../announce-order';
import { lineColumns, type OrderColumns, orderColumns, withoutPerson } from '../order-columns';
import type { OrderWrite } from '../schema';
import { recogniseRefunds } from './recognise-refunds';

export type PutOrderInput = {
  externalId: string;
  order: OrderWrite;
  /** Leave reported refunds alone where the order names none: its source tells of them apart. */
  keepRefunds?: boolean;
};

/**
 * Writes an order whole, by the caller's id. A write older than the stored one (`updated_at`) changes nothing.
 * The first write binds the policy in force when the order was placed and makes the shopper's link. Of a shopper who was
 * erased, orders from before that are stored without the person, whoever sends them again.
 * Throws CONFLICT when a line that a return claims would go or shrink below the claim, when less would have been paid
 * than we refunded, or when the currency changes under either.
 */
export async function putOrder(
  ctx: Ctx,
  { externalId, order, keepRefunds = false }: PutOrderInput,
): Promise<{ orderId: string; created: boolean; applied: boolean; isErased: boolean }> {
  const written = orderColumns(externalId, order);
  const sourceUpdatedAt = order.updated_at ? new Date(order.updated_at) : null;
  const stored = (await lockOrder(ctx, externalId)) ?? (await insertOrder(ctx, externalId, written, sourceUpdatedAt));
  const orderId = stored.id;
  const { isErased } = stored;
  const columns = isErased ? withoutPerson(written) : written;
  if (!stored.created && sourceUpdatedAt && stored.sourceUpdatedAt && sourceUpdatedAt < stored.sourceUpdatedAt) {
    return { orderId, created: false, applied: false, isErased };
  }
  if (!stored.created) {
    if (columns.totalPaid < stored.refundedByUs)
      throw conflict('total_paid', 'More than this has been refunded already');
    if (columns.currency !== stored.currency && (stored.refundedByUs > 0 || stored.claimed))
      throw conflict('currency', 'Returns of this order are in another currency');
    await ctx.db
      .update(orders)
      .set({
        ...columns,
        ...(isErased
          ? { emailKey: undefined }
          : { firstEmailKey: sql`coalesce(${orders.firstEmailKey}, nullif(${orders.emailKey}, ${columns.emailKey}))` }),
        sourceUpdatedAt: sourceUpdatedAt ?? stored.sourceUpdatedAt,
        updatedAt: ctx.now,
      })
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, orderId)));
  }
  await putLines(ctx, orderId, order.lines);
  // Which scans of a number can be of this order's parcels goes by when it was placed.
  if (!stored.created && stored.placedAt.getTime() !== columns.placedAt.getTime()) {
    const parcels = await ctx.db
      .select({ id: shipments.id })
      .from(shipments)
      .where(and(eq(shipments.shopId, ctx.shopId), eq(shipments.orderId, orderId)));
    const ids = parcels.map(({ id }) => id);
    await refoldShipments(ctx, await lockShipments(ctx, ids));
  }
  if (order.refunds || !keepRefunds) await putRefunds(ctx, orderId, order.refunds ?? []);
  if (!isErased)
    await issueGrant(ctx, {
      token: orderToken(ctx.shopId, orderId),
      purpose: 'track',
      scope: 'full',
      orderId,
      origin: 'api',
      expiresAt: new Date(ctx.now.getTime() + ORDER_LINK_DAYS * 86_400_000),
    });
  await recordAudit(ctx, {
    action: stored.created ? 'order.created' : 'order.updated',
    entity: 'order',
    entityId: orderId,
  });
  await announceOrder(ctx, orderId);
  return { orderId, created: stored.created, applied: true, isErased };
}

type Stored = {
  id: string;
  created: boolean;
  placedAt: Date;
  sourceUpdatedAt: Date | null;
  refundedByUs: number;
  currency: string;
  claimed: boolean;
  isErased: boolean;
};

async function lockOrder(ctx: Ctx, externalId: string): Promise<Stored | null> {
  // `no key update`: rows that refer to the order may still be written beside us
  const [found] = await ctx.db
    .select({
      id: orders.id,
      placedAt: orders.placedAt,
      sourceUpdatedAt: orders.sourceUpdatedAt,
      refundedByUs: orders.refundedByUs,
      currency: orders.currency,
      isErased: sql<boolean>`${orders.erasedAt} is not null`,
      claimed: sql<boolean>`exists (select 1 from order_lines l
        where l.shop_id = orders.shop_id and l.order_id = orders.id and l.claimed > 0)`,
    })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.externalId, externalId)))
    .for('no key update');
  return found ? { ...found, created: false } : null;
}

async function insertOrder(
  ctx: Ctx,
  externalId: string,
  columns: OrderColumns,
  sourceUpdatedAt: Date | null,
): Promise<Stored> {
  const erasedAt = await erasedSince(ctx, columns);
  const [inserted] = await ctx.db
    .insert(orders)
    .values({
      ...(erasedAt ? withoutPerson(columns) : columns),
      erasedAt,
      shopId: ctx.shopId,
      id: newId(),
      externalId,
      sourceUpdatedAt,
      policyVersion: await policyInForce(ctx, columns.placedAt),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .onConflictDoNothing({ target: [orders.shopId, orders.externalId] })
    .returning({ id: orders.id });
  if (inserted) {
    return {
      id: inserted.id,
      created: true,
      placedAt: columns.placedAt,
      sourceUpdatedAt,
      refundedByUs: 0,
      currency: columns.currency,
      claimed: false,
      isErased: erasedAt !== null,
    };
  }
  const raced = await lockOrder(ctx, externalId);
  if (!raced) throw new AppError('CONFLICT', 'The order was removed while it was written.');
  return raced;
}

/** When the shopper asked to be forgotten, where the order is from before that. */
async function erasedSince({ db, shopId }: Ctx, { emailKey, placedAt }: OrderColumns): Promise<Date | null> {
  const [found] = await db
    .select({ erasedAt: erasures.erasedAt })
    .from(erasures)
    .where(and(eq(erasures.shopId, shopId), eq(erasures.emailKey, emailKey), gte(erasures.erasedAt, placedAt)));
  return found?.erasedAt ?? null;
}

/** The newest policy that existed when the order was placed, else the shop's first. */
async function policyInForce(ctx: Ctx, placedAt: Date): Promise<number> {
  const inForce = sql`${policyVersions.createdAt} <= ${placedAt.toISOString()}::timestamptz`;
  const [found] = await ctx.db
    .select({ version: policyVersions.version })
    .from(policyVersions)
    .where(eq(policyVersions.shopId, ctx.shopId))
    .orderBy(
      sql`(${inForce}) desc, case when ${inForce} then -${policyVersions.version} else ${policyVersions.version} end`,
    )
    .limit(1);
  if (!found) throw new AppError('CONFLICT', 'The shop has no return policy yet.');
  return found.version;
}

async function putLines(ctx: Ctx, orderId: string, lines: OrderWrite['lines']) {
  const { db, shopId } = ctx;
  const stored = await db
    .select({ id: orderLines.id, externalId: orderLines.externalId, claimed: orderLines.claimed })
    .from(orderLines)
    .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.id))
    .for('no key update');
  const indexes = new Map(lines.map((line, index) => [line.external_id, index]));
  for (const { externalId, claimed } of stored) {
    const index = indexes.get(externalId);
    const kept = index === undefined ? 0 : (lines[index]?.quantity ?? 0);
    if (kept < claimed) {
      throw conflict(
        index === undefined ? 'lines' : `lines[${index}].quantity`,
        `A return claims ${claimed} of line ${externalId}`,
      );
    }
  }
  const gone = stored.filter(({ externalId }) => !indexes.has(externalId)).map(({ id }) => id);
  if (gone.length > 0) {
    await db
      .delete(orderLines)
      .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, orderId), inArray(orderLines.id, gone)));
  }
  await db
    .insert(orderLines)
    .values(lines.map((line, position) => ({ ...lineColumns(line, position), shopId, orderId, id: newId() })))
    .onConflictDoUpdate({
      target: [orderLines.shopId, orderLines.orderId, orderLines.externalId],
      set: excluded(orderLines, LINE_COLUMNS),
    });
}

const LINE_COLUMNS = [
  'position',
  'title',
  'variantTitle',
  'sku',
  'productExternalId',
  'variantExternalId',
  'imageUrl',
  'quantity',
  'unitPrice',
  'discountTotal',
  'taxTotal',
  'tags',
  'finalSale',
  'category',
  'withdrawalExempt',
  'withdrawalException',
  'requiresShipping',
  'bundle',
  'statedValue',
  'giftFrom',
  'weightGrams',
  'serials',
] as const;

async function putRefunds(ctx: Ctx, orderId: string, refunds: NonNullable<OrderWrite['refunds']>) {
  const { db, shopId } = ctx;
  const ofOrder = and(eq(orderRefunds.shopId, shopId), eq(orderRefunds.orderId, orderId));
  const reported = refunds.map((refund) => refund.external_id);
  const gone = await db
    .delete(orderRefunds)
    .where(reported.length > 0 ? and(ofOrder, notInArray(orderRefunds.externalId, reported)) : ofOrder)
    .returning({ externalId: orderRefunds.externalId });
  if (refunds.length > 0) {
    await db
      .insert(orderRefunds)
      .values(
        refunds.map((refund) => ({
          shopId,
          orderId,
          externalId: refund.external_id,
          amount: refund.amount.amount,
          lines: refund.lines ?? [],
          createdAt: ctx.now,
        })),
      )
      .onConflictDoUpdate({
        target: [orderRefunds.shopId, orderRefunds.orderId, orderRefunds.externalId],
        set: excluded(orderRefunds, ['amount', 'lines']),
      });
  }
  if (refunds.length + gone.length > 0) await recogniseRefunds(ctx, { orderId });
}

const conflict = (path: string, message: string) =>
  new AppError('CONFLICT', `${message}.`, { errors: [{ path, message }] });
