import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { emailKey, numberKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sameBytes } from '@/lib/core/secrets';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { returnNumber } from '../rules/return-number';
import { availableCount, openUnitBook, outboundShipments } from '../rules/unit-book';
import { createReturn } from './create-return';

export type Withdrawal = {
  name: string;
  number: string;
  email: string;
  /** The items in the consumer's own words; null: the whole order. */
  part: string | null;
  /** Whether order and address may be compared at all: not after too many tries for one order. */
  mayMatch?: boolean;
};

/**
 * Takes a consumer's withdrawal from the contract (Directive 2011/83/EU, article 11a). It counts from the moment it
 * reaches us, whatever becomes of it: where order and address match and the whole order is meant, a return of kind
 * `withdrawal` is opened at once; everything else is kept word for word for a person to read. The reference looks the
 * same either way: it must not tell a stranger whether an address belongs to an order.
 */
export async function declareWithdrawal(
  ctx: Ctx,
  input: Withdrawal,
): Promise<{ reference: string; returnId: string | null }> {
  const orderId = input.mayMatch === false ? null : await matchingOrder(ctx, input);
  if (orderId && input.part === null) {
    const facts = await loadQuoteFacts(ctx, { orderId, lock: true });
    const book = openUnitBook(facts.order, outboundShipments(facts), facts.returned);
    const lines = facts.order.lines.flatMap((line) => {
      const units = book.get(line.external_id);
      const quantity = units && !line.withdrawal_exempt ? availableCount(units, true) : 0;
      return quantity > 0 ? [{ line_external_id: line.external_id, quantity }] : [];
    });
    if (lines.length > 0) {
      try {
        const made = await createReturn(ctx, { orderId, lines, kind: 'withdrawal' });
        return { reference: made.number, returnId: made.returnId };
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'INELIGIBLE') throw error;
      }
    }
  }
  const reference = returnNumber(crypto.getRandomValues(new Uint8Array(8)));
  const message = [
    `Withdrawal from the contract (${reference})`,
    `Name: ${input.name}`,
    `Order: ${input.number}`,
    `Email: ${input.email}`,
    input.part ?? 'The whole order',
  ].join('\n');
  await recordFeedback(ctx, { orderId, kind: 'wrong', message });
  // Only to the address that ordered; whoever gives another one has the page's own confirmation.
  if (orderId) {
    await enqueueNotification(ctx, { event: 'order.withdrawal', orderId, data: { declaration: message, reference } });
  }
  return { reference, returnId: null };
}

async function matchingOrder(ctx: Ctx, input: Withdrawal): Promise<string | null> {
  const candidates = await ctx.db
    .select({ id: orders.id, emailKey: orders.emailKey })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.numberKey, numberKey(input.number))))
    .limit(5);
  const key = emailKey(input.email);
  return candidates.find((one) => sameBytes(one.emailKey, key))?.id ?? null;
}
