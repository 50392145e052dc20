import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { emailKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { spellings, tellingWords } from './rules/telling-words';

export type Customer = {
  email: string;
  emailKey: Buffer;
  orderIds: string[];
  /** Of these orders, the ones that still hold the person. */
  knownIds: string[];
  /** Returns of these orders, and those that the person sends back for whoever bought it. */
  returnIds: string[];
  /** Patterns (ILIKE) of what is the person's alone, and of the names. */
  certain: string[];
  names: string[];
};

/** The person behind a mail address, as far as the shop knows them: their orders and the words that give them away. */
export async function findCustomer(ctx: Ctx, input: { email: string; lock?: boolean }): Promise<Customer> {
  const key = emailKey(input.email);
  const query = ctx.db
    .select({
      id: orders.id,
      email: orders.customerEmail,
      phone: orders.customerPhone,
      name: orders.customerName,
      address: orders.shippingAddress,
      erasedAt: orders.erasedAt,
    })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.emailKey, key)))
    .orderBy(sql`${orders.id}`);
  const rows = await (input.lock ? query.for('update') : query);
  const own = rows.map(({ id }) => id);
  const returned = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(
      and(
        eq(returns.shopId, ctx.shopId),
        or(
          inArray(returns.orderId, own),
          eq(returns.recipientEmail, input.email.normalize('NFKC').trim().toLowerCase()),
        ),
      ),
    )
    .orderBy(asc(returns.id));
  const known = rows.filter((row) => row.erasedAt === null);
  const plain = { email: input.email.normalize('NFKC').trim(), phone: null, name: null, address: null };
  const { certain, names } = tellingWords([plain, ...known]);
  return {
    email: plain.email,
    emailKey: key,
    orderIds: own,
    returnIds: returned.map(({ id }) => id),
    knownIds: known.map(({ id }) => id),
    certain: spellings(certain),
    names: spellings(names),
  };
}
