import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { withdrawals } from '@/db/schema/return-ways';
import { emailKey, numberKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { sameBytes } from '@/lib/core/secrets';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { WITHDRAWAL_REFUND_DAYS } from '../constants';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { judgeWithdrawal } from '../rules/judge-withdrawal';
import { returnNumber } from '../rules/return-number';
import { createReturn } from './create-return';

export type Withdrawal = {
  /** What it is stored under, once: pressed again, the first answer stands. */
  id?: string;
  name: string;
  number: string;
  /** Not asked of whoever came with the order's own link. */
  email: string | null;
  /** The items in the consumer's own words; null: the whole order, or `lines`. */
  part: string | null;
  /** Chosen from the order's own list by its link's holder: row ids of its lines. */
  lines?: { lineId: string; quantity: number }[] | null;
  /** The order that a link has proven; without it number and address must match. */
  orderId?: string | null;
  /** The declaration as the consumer read it, in their language: it goes into the acknowledgement. */
  declaration?: string;
  locale?: string;
  /** Whether order and address may be compared at all: not after too many tries for one order. */
  mayMatch?: boolean;
};

export type DeclaredWithdrawal = { reference: string; returnId: string | null; receivedAt: Date; refundBy: Date };

/**
 * Takes a consumer's withdrawal from the contract (Directive 2011/83/EU, article 11a). It counts from the moment it
 * reaches us, whatever becomes of it: it is written down word for word with its time, and the last day for the money.
 * Where the order is known and the whole of it or listed goods are meant, a return of kind `withdrawal` is opened at
 * once; everything else is left to a person. The reference looks the same either way: it must not tell a stranger
 * whether an address belongs to an order. `ctx.now` is when it reached us.
 * @throws AppError NOT_FOUND for an order that is another shop's, or not the acting shopper's
 */
export async function declareWithdrawal(ctx: Ctx, input: Withdrawal): Promise<DeclaredWithdrawal> {
  const stored = input.id ? await declaredBefore(ctx, input.id) : null;
  if (stored) return stored;
  const known = await knownOrder(ctx, input);
  const made = known && input.part === null ? await openWithdrawal(ctx, known.id, input) : null;
  const reference = made?.number ?? returnNumber(crypto.getRandomValues(new Uint8Array(8)));
  const email = (input.email ?? known?.email ?? '').trim();
  const refundBy = new Date(ctx.now.getTime() + WITHDRAWAL_REFUND_DAYS * 86_400_000);
  await ctx.db.insert(withdrawals).values({
    shopId: ctx.shopId,
    id: input.id ?? newId(ctx.now.getTime()),
    reference,
    name: input.name,
    orderNumber: input.number,
    email,
    emailKey: emailKey(email),
    part: input.part,
    locale: input.locale ?? known?.locale ?? 'en',
    orderId: known?.id ?? null,
    returnId: made?.returnId ?? null,
    receivedAt: ctx.now,
    refundBy,
  });
  const declared = { reference, returnId: made?.returnId ?? null, receivedAt: ctx.now, refundBy };
  if (made) return declared;

  const message = [
    `Withdrawal from the contract (${reference})`,
    `Name: ${input.name}`,
    `Order: ${input.number}`,
    `Email: ${email}`,
    input.part ?? input.declaration ?? 'The whole order',
  ].join('\n');
  await recordFeedback(ctx, { orderId: known?.id ?? null, kind: 'wrong', message });
  // Only to the address that ordered; whoever gives another one has the page's own confirmation.
  if (known) {
    await enqueueNotification(ctx, {
      event: 'order.withdrawal',
      orderId: known.id,
      data: { declaration: input.declaration ?? message, reference },
    });
  }
  return declared;
}

/** The declaration under this id. Whoever presses at the same moment waits for the first. */
async function declaredBefore(ctx: Ctx, id: string): Promise<DeclaredWithdrawal | null> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.shopId} withdrawal ${id}`}, 0))`);
  const [row] = await ctx.db
    .select({
      reference: withdrawals.reference,
      returnId: withdrawals.returnId,
      receivedAt: withdrawals.receivedAt,
      refundBy: withdrawals.refundBy,
    })
    .from(withdrawals)
    .where(and(eq(withdrawals.shopId, ctx.shopId), eq(withdrawals.id, id)));
  return row ?? null;
}

async function openWithdrawal(ctx: Ctx, orderId: string, input: Withdrawal) {
  const facts = await loadQuoteFacts(ctx, { orderId, lock: true });
  const lawful = judgeWithdrawal(facts, ctx.now);
  const lines = facts.lineRows.flatMap((row) => {
    const { open, judged } = lawful.get(row.externalId) ?? { open: 0, judged: null };
    const mayBe = judged && judged.assessment.verdict !== 'ineligible' ? open : 0;
    const wanted = input.lines ? (input.lines.find((line) => line.lineId === row.id)?.quantity ?? 0) : mayBe;
    const quantity = Math.min(wanted, mayBe);
    return quantity > 0 ? [{ line_external_id: row.externalId, quantity }] : [];
  });
  if (lines.length === 0) return null;
  try {
    return await createReturn(ctx, {
      orderId,
      lines,
      kind: 'withdrawal',
      locale: input.locale,
      declaration: input.declaration,
      facts,
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INELIGIBLE') throw error;
    return null;
  }
}

async function knownOrder(ctx: Ctx, input: Withdrawal) {
  const columns = {
    id: orders.id,
    emailKey: orders.emailKey,
    email: orders.customerEmail,
    locale: orders.locale,
  };
  if (input.orderId) {
    if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
    const [order] = await ctx.db
      .select(columns)
      .from(orders)
      .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, input.orderId)));
    if (!order) throw notFound('order');
    return order;
  }
  if (input.mayMatch === false || !input.email) return null;
  const candidates = await ctx.db
    .select(columns)
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.numberKey, numberKey(input.number))))
    .limit(5);
  const key = emailKey(input.email);
  return candidates.find((one) => sameBytes(one.emailKey, key)) ?? null;
}
