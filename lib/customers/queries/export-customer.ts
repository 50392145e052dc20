import { inArray, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { getNotificationMail } from '@/lib/notifications/queries/get-notification-mail';
import { readOrders } from '@/lib/orders/queries/read-orders';
import { getReturn } from '@/lib/returns/queries/read-returns';
import { getShop } from '@/lib/shops/queries/get-shop';
import { readShipments } from '@/lib/tracking/queries/read-shipments';
import { HELD } from '../constants';
import { type Customer, findCustomer } from '../find-customer';
import { personRows } from '../person-rows';
import type { CustomerExport } from '../schema';

/** Keys that open something, and keyed hashes: nobody's data. */
const NOT_TOLD = ['shop_id', 'token_hash', 'email_key', 'account_key', 'dedupe_key', 'sha256'];
/** Whoever was given the goods does not learn what they cost. */
const BUYERS = ['quote', 'quoted_refund', 'quoted_credit', 'due_from_shopper', 'net_refund', 'security'];
const MANY = 100_000;

/** Everything the shop holds on a person, as one document (GDPR, articles 15 and 20). Of another shop, nothing. */
export async function exportCustomer(ctx: Ctx, input: { email: string }): Promise<CustomerExport> {
  const { slug, name } = await getShop(ctx);
  const customer = await findCustomer(ctx, input);
  const own = customer.orderIds;
  const records: CustomerExport['records'] = {};
  for (const { table, by, inReads } of HELD) {
    const rows = inReads ? [] : await rowsOf(ctx, customer, table, by);
    if (rows.length > 0) records[table] = rows;
  }
  const written = own.length === 0 ? [] : await readOrders(ctx, { where: inArray(orders.id, own), limit: MANY });
  const parcels =
    own.length === 0 ? [] : await readShipments(ctx, { where: inArray(shipments.orderId, own), limit: MANY });
  const { rows: returned } = await ctx.db.execute<{ id: string }>(
    sql`select id from returns where shop_id = ${ctx.shopId} and order_id = any (${sql.param(own)}::uuid[]) order by id`,
  );
  const returns: CustomerExport['returns'] = [];
  for (const { id } of returned) returns.push((await getReturn(ctx, { id })) as CustomerExport['returns'][number]);
  return {
    email: customer.email,
    shop: { slug, name },
    exported_at: ctx.now.toISOString(),
    erased_at: await erasedAt(ctx, customer),
    orders: written.map(({ answer }) => answer),
    shipments: parcels.map(({ answer }) => answer),
    returns,
    mails: await mailsOf(ctx, customer),
    records,
  };
}

async function rowsOf({ db, shopId }: Ctx, customer: Customer, table: string, by: (typeof HELD)[number]['by']) {
  const { rows } = await db.execute<{ row: Record<string, unknown> }>(sql`
    select to_jsonb(t) as row from ${sql.identifier(table)} t where t.shop_id = ${shopId} and ${personRows(shopId, customer, by)}`);
  return rows.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !NOT_TOLD.includes(column))
        .filter(([column]) => !BUYERS.includes(column) || customer.orderIds.includes(String(row.order_id)))
        .map(([column, value]) => [column, /^(qr_)?bytes$/.test(column) ? asBase64(value) : value]),
    ),
  );
}

/** PostgreSQL writes bytes as `\x…`. */
const asBase64 = (value: unknown) =>
  typeof value === 'string' ? Buffer.from(value.slice(2), 'hex').toString('base64') : value;

async function mailsOf(ctx: Ctx, { knownIds, email }: Customer): Promise<CustomerExport['mails']> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`select id from notifications
    where shop_id = ${ctx.shopId} and state = 'sent'
    and (order_id = any (${sql.param(knownIds)}::uuid[]) or lower(recipient) = ${email.toLowerCase()}) order by created_at, id`);
  const mails: CustomerExport['mails'] = [];
  for (const { id } of rows) {
    const { subject, text } = await getNotificationMail(ctx, { notificationId: id });
    mails.push({ notification_id: id, subject, text });
  }
  return mails;
}

async function erasedAt({ db, shopId }: Ctx, { emailKey }: Customer): Promise<string | null> {
  const { rows } = await db.execute<{ at: Date | string }>(
    sql`select erased_at as at from erasures where shop_id = ${shopId} and email_key = ${emailKey}`,
  );
  return rows[0] ? new Date(rows[0].at).toISOString() : null;
}
