import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { products, variants } from '@/db/schema/catalog';
import { orderLines, orders } from '@/db/schema/orders';
import { policyVersions } from '@/db/schema/policies';
import { returnLabels } from '@/db/schema/return-ways';
import { returnEvents, returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { Quote } from '../types';
import { findAsked } from './find-account';
import { findNewParcel } from './find-new-parcel';
import { findReturnSettings } from './find-return-settings';
import { readReturnState } from './lock-return';

/** The product that an exchange asks for. */
const chosen = alias(products, 'chosen');

/** One return with everything its page, slip and calendar entry say. A shopper's context reads its own order's only. */
export async function loadReturnPage(ctx: Ctx, returnId: string) {
  const { db, shopId } = ctx;
  const [found] = await db
    .select({
      row: returns,
      order: orders,
      policy: policyVersions.document,
      isFirst: sql<boolean>`not exists (select from orders e where e.shop_id = ${orders.shopId}
        and e.email_key = ${orders.emailKey} and e.placed_at < ${orders.placedAt})`,
    })
    .from(returns)
    .innerJoin(orders, and(eq(orders.shopId, returns.shopId), eq(orders.id, returns.orderId)))
    .innerJoin(
      policyVersions,
      and(eq(policyVersions.shopId, returns.shopId), eq(policyVersions.version, returns.policyVersion)),
    )
    .where(and(eq(returns.shopId, shopId), eq(returns.id, returnId)));
  if (!found || (ctx.actor.type === 'shopper' && ctx.actor.orderId !== found.order.id)) throw notFound('return');
  const lines = await db
    .select({
      id: returnLines.id,
      quantity: returnLines.quantity,
      resolution: returnLines.resolution,
      reason: returnLines.reason,
      comment: returnLines.comment,
      answers: returnLines.answers,
      photoIds: returnLines.photoIds,
      keepsItem: returnLines.keepsItem,
      externalId: orderLines.externalId,
      title: orderLines.title,
      variantTitle: orderLines.variantTitle,
      sku: orderLines.sku,
      category: sql<string | null>`coalesce(${orderLines.category}, ${products.category})`,
      imageUrl: orderLines.imageUrl,
      productImage: products.imageUrl,
      exchangeTitle: sql<
        string | null
      >`case when ${variants.id} is null then null when ${chosen.externalId} is distinct from ${orderLines.productExternalId} then concat_ws(', ', ${chosen.title}, ${variants.title}) else ${variants.title} end`,
    })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.shopId, returnLines.shopId), eq(orderLines.id, returnLines.lineId)))
    .leftJoin(
      products,
      and(eq(products.shopId, orderLines.shopId), eq(products.externalId, orderLines.productExternalId)),
    )
    .leftJoin(variants, and(eq(variants.shopId, returnLines.shopId), eq(variants.id, returnLines.exchangeVariantId)))
    .leftJoin(chosen, and(eq(chosen.shopId, variants.shopId), eq(chosen.id, variants.productId)))
    .where(and(eq(returnLines.shopId, shopId), eq(returnLines.returnId, returnId)))
    .orderBy(asc(returnLines.position));
  const events = await db
    .select({
      type: returnEvents.type,
      at: returnEvents.at,
      note: returnEvents.note,
      audience: returnEvents.audience,
      actorName: returnEvents.actorName,
      actor: returnEvents.actor,
      data: returnEvents.data,
    })
    .from(returnEvents)
    .where(and(eq(returnEvents.shopId, shopId), eq(returnEvents.returnId, returnId)))
    .orderBy(asc(returnEvents.at), asc(returnEvents.id));
  // Things that share a parcel share its label.
  const [label] = await ctx.db
    .select({
      id: returnLabels.id,
      state: returnLabels.state,
      provider: returnLabels.provider,
      carrier: returnLabels.carrier,
      hasQr: sql<boolean>`${returnLabels.qrBytes} is not null`,
    })
    .from(returnLabels)
    .where(
      and(
        eq(returnLabels.shopId, shopId),
        eq(returnLabels.returnId, found.row.parcelOf ?? returnId),
        ne(returnLabels.state, 'void'),
      ),
    );
  const settings = await findReturnSettings(ctx);
  const state = await readReturnState(ctx, found.row);
  const { orderId, releasedAt, createdAt } = found.row;
  const newParcel = releasedAt ? await findNewParcel(ctx, { returnId, orderId, since: createdAt }) : null;
  return {
    row: found.row,
    quote: found.row.quote as Quote,
    order: found.order,
    isFirst: found.isFirst,
    policy: parsePolicy(found.policy),
    lines,
    events,
    label: label ?? null,
    settings,
    state,
    newParcel,
    /** Where a refund goes that no card takes; null where one does. */
    account: await findAsked(ctx, { row: found.row, order: found.order, intents: state.intents }),
  };
}

export type LoadedReturn = Awaited<ReturnType<typeof loadReturnPage>>;
