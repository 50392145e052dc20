import { type SQL, sql } from 'drizzle-orm';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { type Blank, ERASED_EMAIL, ERASED_TEXT, FACTS, HELD, type Held } from '../constants';
import { type Customer, findCustomer } from '../find-customer';
import { personRows } from '../person-rows';
import { whatStays } from '../queries/what-stays';
import type { ErasureRead } from '../schema';

/**
 * Forgets a person (GDPR, article 17): whatever names them goes from every table, their links close, nobody writes to them
 * any more. Orders, amounts and what happened to goods and money stay without a person, as bookkeeping law asks. What is
 * told of these orders again, or of older ones, is stored without the person. Asked again it erases what has come since.
 * Another shop's rows are not touched.
 */
export async function eraseCustomer(ctx: Ctx, input: { email: string }): Promise<ErasureRead> {
  const { db, shopId, now } = ctx;
  const customer = await findCustomer(ctx, { ...input, lock: true });
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`insert into erasures (shop_id, email_key, erased_at) values (${shopId}, ${customer.emailKey}, ${at})
    on conflict (shop_id, email_key) do update set erased_at = greatest(erasures.erased_at, excluded.erased_at)`);

  const mails = await listMails(ctx, customer);
  const erased: Record<string, number> = {};
  // Whose rows they are must be known before the words are gone that say so.
  for (const held of HELD.filter(({ table }) => table === 'inbox'))
    erased[held.table] = await forget(ctx, customer, held);
  for (const held of HELD.filter(({ table, history }) => table !== 'inbox' && !history))
    erased[held.table] = await forget(ctx, customer, held);
  await db.execute(
    sql`select erase_history(${sql.param(customer.orderIds)}::uuid[], ${sql.param([...customer.certain, ...customer.names])}::text[],
      ${sql.param(customer.returnIds)}::uuid[])`,
  );
  await forgetLooseWords(ctx, customer);
  await closeDoors(ctx, customer, at);
  await db.execute(sql`
    update orders set customer_email = ${ERASED_EMAIL}, customer_phone = null, customer_name = null, phone_key = null,
      postcode_key = null, note = null, erased_at = ${at},
      tags = array(select tag from unnest(tags) tag where not tag ilike any (${sql.param([...customer.certain, ...customer.names])}::text[])),
      shipping_address = case when shipping_address is null then null
        else jsonb_build_object('country', shipping_address->>'country') end
    where shop_id = ${shopId} and id = any (${sql.param(customer.knownIds)}::uuid[])`);
  await db.execute(sql`
    update orders set first_email_key = null
    where shop_id = ${shopId} and (id = any (${sql.param(customer.knownIds)}::uuid[]) or first_email_key = ${customer.emailKey})`);
  if (mails.length > 0) await enqueueJob(ctx, 'forget-mails', { notificationIds: mails });

  const id = newId();
  const orders = customer.knownIds.length;
  await recordAudit(ctx, { action: 'customer.erased', entity: 'customer', entityId: id, details: { orders } });
  return {
    erased_at: now.toISOString(),
    erased: { orders, mails: mails.length, ...withoutZeros(erased) },
    kept: await whatStays(ctx, customer),
  };
}

/** Blanks or deletes what one table holds of the person; how many rows that were. */
async function forget({ db, shopId }: Ctx, customer: Customer, held: Held): Promise<number> {
  const rows = sql`from ${sql.identifier(held.table)} t where t.shop_id = ${shopId} and ${personRows(shopId, customer, held.by)}`;
  if (held.gone) return (await db.execute(sql`delete ${rows}`)).rowCount ?? 0;
  const columns = Object.entries(held.blank ?? {});
  if (columns.length === 0) return 0;
  const named = sql.param([...customer.certain, ...customer.names]);
  const sets = columns.map(([column, blank]) => {
    const name = sql.identifier(column);
    return sql`${name} = ${blanked(blank, name, named)}`;
  });
  const table = sql.identifier(held.table);
  const { rowCount } = await db.execute(
    sql`update ${table} t set ${sql.join(sets, sql`, `)} where t.shop_id = ${shopId} and ${personRows(shopId, customer, held.by)}`,
  );
  return rowCount ?? 0;
}

function blanked(blank: Blank, column: ReturnType<typeof sql.identifier>, named: ReturnType<typeof sql.param>): SQL {
  switch (blank) {
    case 'null':
      return sql`null`;
    case 'object':
    case 'array':
      return sql`'{}'`;
    case 'facts':
      return sql`(select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(t.${column}) f
        where f.key = any (${sql.param(FACTS)}::text[]))`;
    case 'email':
      return sql`${ERASED_EMAIL}`;
    case 'text':
      return sql`${ERASED_TEXT}`;
    case 'where_named':
      return sql`case when t.${column} ilike any (${named}::text[]) then ${ERASED_TEXT} else t.${column} end`;
  }
}

/** Words of the person in rows that belong to no order of theirs. */
async function forgetLooseWords({ db, shopId }: Ctx, customer: Customer): Promise<void> {
  const certain = sql`${sql.param(customer.certain)}::text[]`;
  await db.execute(
    sql`update feedback set message = null where shop_id = ${shopId} and order_id is null and message ilike any (${certain})`,
  );
  await db.execute(sql`delete from webhook_events where shop_id = ${shopId} and body ilike any (${certain})`);
  await db.execute(
    sql`update unknown_codes set description = null where shop_id = ${shopId} and description ilike any (${certain})`,
  );
}

/** Their links open nothing more, no message goes out any more, and a message that waited waits no longer. */
async function closeDoors({ db, shopId }: Ctx, customer: Customer, at: SQL): Promise<void> {
  const own = sql`${sql.param(customer.orderIds)}::uuid[]`;
  await db.execute(
    sql`update grants set revoked_at = ${at} where shop_id = ${shopId} and revoked_at is null
      and (order_id = any (${own}) or return_id = any (${sql.param(customer.returnIds)}::uuid[]))`,
  );
  await db.execute(sql`update notifications set state = 'dropped', last_error = 'erased'
    where shop_id = ${shopId} and state = 'queued' and (order_id = any (${own}) or recipient = ${ERASED_EMAIL})`);
  await db.execute(sql`update inbox set state = 'processed', reason = null, tracking_key = null, processed_at = ${at}
    where shop_id = ${shopId} and state = 'parked' and body = ${ERASED_TEXT}`);
}

/** Mails that lie as files in the data dir. */
async function listMails({ db, shopId }: Ctx, customer: Customer): Promise<string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`select id from notifications
    where shop_id = ${shopId} and state = 'sent'
    and (order_id = any (${sql.param(customer.knownIds)}::uuid[]) or lower(recipient) = ${customer.email.toLowerCase()})`);
  return rows.map(({ id }) => id);
}

const withoutZeros = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
