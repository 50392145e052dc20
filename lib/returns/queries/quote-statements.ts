import { and, asc, eq, notInArray, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { products, variants } from '@/db/schema/catalog';
import { creditAccounts, creditSpends } from '@/db/schema/credit';
import { orderLines, orderRefunds, orders } from '@/db/schema/orders';
import { policyVersions } from '@/db/schema/policies';
import { returnLines, returns } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import { shops } from '@/db/schema/shops';
import { type Given, statement } from '@/db/statement';
import { isFlagged } from './same-person';

type OfOrder = { shopId: string; orderId: string };

// What a quote reads (load-quote-facts.ts): with every page of the wizard, every verb on a return, and under lock.

const orderById = (db: Db, { shopId, id }: Given<{ shopId: string; id: string }>) =>
  db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, id)));
const orderByExternalId = (db: Db, { shopId, externalId }: Given<{ shopId: string; externalId: string }>) =>
  db
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.externalId, externalId)));

export const readOrder = statement(orderById);
export const lockOrder = statement((db, given: Parameters<typeof orderById>[1]) => orderById(db, given).for('update'));
export const readOrderByExternalId = statement(orderByExternalId);
export const lockOrderByExternalId = statement((db, given: Parameters<typeof orderByExternalId>[1]) =>
  orderByExternalId(db, given).for('update'),
);

const linesOf = (db: Db, { shopId, orderId }: Given<OfOrder>) =>
  db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position), asc(orderLines.id));

export const readLines = statement(linesOf);
export const lockLines = statement((db, given: Given<OfOrder>) => linesOf(db, given).for('update'));

/** The shop, the order's policy, and what is known of its shopper: their orders, returns, flags and credit. */
export const readStanding = statement((db, { shopId, orderId, recently }: Given<OfOrder & { recently: string }>) =>
  db
    .select({
      currency: shops.currency,
      timeZone: shops.timeZone,
      locales: shops.locales,
      defaultLocale: shops.defaultLocale,
      policy: policyVersions.document,
      history: sql<{ orders: number; recentReturns: number; everReturned: number }>`(
        select json_build_object('orders', count(distinct o.id), 'everReturned', count(distinct r.order_id),
          'recentReturns', count(r.id) filter (where r.created_at > ${recently}::timestamptz))
        from ${orders} o left join ${returns} r on r.shop_id = o.shop_id and r.order_id = o.id
        where o.shop_id = ${orders.shopId} and o.email_key = ${orders.emailKey})`,
      isFlagged: isFlagged(sql`${orders}`),
      /** What store credit paid of the order: of it the bonus that is out still, and what was not given back of it. */
      credit: sql<{ total: number; bonus: number; voided: number }>`(
        select json_build_object('total', coalesce(sum(s.principal + s.bonus), 0),
          'bonus', coalesce(sum(s.bonus - s.bonus_restored), 0), 'voided', coalesce(sum(s.bonus_voided), 0))
        from ${creditSpends} s join ${creditAccounts} a on a.shop_id = s.shop_id and a.id = s.account_id
        where s.shop_id = ${orders.shopId} and s.order_external_id = ${orders.externalId}
          and a.currency = ${orders.currency})`,
    })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .leftJoin(
      policyVersions,
      and(eq(policyVersions.shopId, orders.shopId), eq(policyVersions.version, orders.policyVersion)),
    )
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId))),
);

export const readShipments = statement((db, { shopId, orderId }: Given<OfOrder>) =>
  db
    .select({
      direction: shipments.direction,
      status: shipments.status,
      shippedAt: shipments.shippedAt,
      deliveredAt: shipments.deliveredAt,
      deliveredAtLocal: shipments.deliveredAtLocal,
      lines: sql<
        { lineId: string; quantity: number }[]
      >`coalesce((select jsonb_agg(jsonb_build_object('lineId', x.line_id, 'quantity', x.quantity)) from ${shipmentLines} x where x.shop_id = ${shopId} and x.shipment_id = ${sql`shipments.id`}), '[]')`,
    })
    .from(shipments)
    .where(and(eq(shipments.shopId, shopId), eq(shipments.orderId, orderId))),
);

const FREE = ['rejected', 'cancelled', 'expired'] as const;

/** The units that other returns of the order hold. */
export const readClaims = statement((db, { shopId, orderId }: Given<OfOrder>) =>
  db
    .select({
      lineId: returnLines.lineId,
      quantity: returnLines.quantity,
      unitOffset: returnLines.unitOffset,
      returnId: returns.id,
    })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.shopId, returnLines.shopId), eq(returns.id, returnLines.returnId)))
    .where(
      and(eq(returnLines.shopId, shopId), eq(returnLines.orderId, orderId), notInArray(returns.status, [...FREE])),
    ),
);

export const readRefunds = statement((db, { shopId, orderId }: Given<OfOrder>) =>
  db
    .select()
    .from(orderRefunds)
    .where(and(eq(orderRefunds.shopId, shopId), eq(orderRefunds.orderId, orderId))),
);

const ownProducts = (db: Db, { shopId, orderId }: Given<OfOrder>) =>
  db
    .select({ id: products.id })
    .from(orderLines)
    .innerJoin(
      products,
      and(eq(products.shopId, orderLines.shopId), eq(products.externalId, orderLines.productExternalId)),
    )
    .where(and(eq(orderLines.shopId, shopId), eq(orderLines.orderId, orderId)));

const variantsWhere = (db: Db, { shopId }: { shopId: Placeholder }, wanted: SQL) =>
  db
    .select({
      variant: variants,
      productExternalId: products.externalId,
      productTitle: products.title,
      productImage: products.imageUrl,
    })
    .from(variants)
    .innerJoin(products, and(eq(products.shopId, variants.shopId), eq(products.id, variants.productId)))
    .where(and(eq(variants.shopId, shopId), wanted))
    .orderBy(asc(variants.productId), asc(variants.position));

/** The variants of an order's own products. As an array they are looked up in an index. */
export const readVariants = statement((db, given: Given<OfOrder>) =>
  variantsWhere(db, given, sql`${variants.productId} = any (array(${ownProducts(db, given)}))`),
);

/** The same and the ones that are named, by the shop's ids or ours: planned each time, for lists of many lengths. */
export const readNamedVariants = statement((db, given: Given<OfOrder & { externalIds: string[]; ids: string[] }>) =>
  variantsWhere(
    db,
    given,
    sql`(${variants.productId} = any (array(${ownProducts(db, given)}))
      or ${variants.externalId} = any (${given.externalIds}::text[]) or ${variants.id} = any (${given.ids}::uuid[]))`,
  ),
);
