import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Customer } from '../find-customer';
import type { ErasureRead } from '../schema';

/** What is kept of an erased person's business, and why. */
export async function whatStays(
  { db, shopId }: Ctx,
  { orderIds, emailKey }: Pick<Customer, 'orderIds' | 'emailKey'>,
): Promise<ErasureRead['kept']> {
  const own = sql`${sql.param([...orderIds])}::uuid[]`;
  const { rows } = await db.execute<Record<'shipments' | 'returns' | 'open' | 'money' | 'credit', number>>(sql`select
    (select count(*)::int from shipments where shop_id = ${shopId} and order_id = any (${own})) as shipments,
    (select count(*)::int from returns where shop_id = ${shopId} and order_id = any (${own})) as returns,
    (select count(*)::int from returns where shop_id = ${shopId} and order_id = any (${own})
      and status in ('requested', 'approved', 'in_transit', 'received')) as open,
    (select count(*)::int from ledger_entries where shop_id = ${shopId} and order_id = any (${own})) as money,
    (select count(*)::int from credit_entries where shop_id = ${shopId} and account_key = ${emailKey}) as credit`);
  const counts = rows[0];
  const all: [what: string, count: number, why: string][] = [
    [
      'orders',
      orderIds.length,
      'Number, goods, dates, country and amounts, without a person: bookkeeping and tax law.',
    ],
    [
      'shipments',
      counts?.shipments ?? 0,
      'When which parcel was where in its journey, by its number: claims against carriers.',
    ],
    [
      'returns',
      counts?.returns ?? 0,
      'What came back and what was paid for it, without words or pictures: bookkeeping.',
    ],
    [
      'open_returns',
      counts?.open ?? 0,
      'Still open: the shop can finish them. Nobody is written to and the links are closed.',
    ],
    ['ledger_entries', counts?.money ?? 0, 'Money that moved: bookkeeping law.'],
    ['store_credit', counts?.credit ?? 0, 'Money that is owed, under a keyed hash of the address.'],
    ['erasure', 1, 'A keyed hash of the address, so that what is sent again does not bring the person back.'],
  ];
  return all.filter(([, count]) => count > 0).map(([what, count, why]) => ({ what, count, why }));
}
