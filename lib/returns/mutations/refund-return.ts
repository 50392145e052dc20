import { and, eq, sql } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { refundIntents, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { lockReturn } from '../queries/lock-return';
import { type Owed, owedNow } from '../queries/owed-now';
import { BY_HAND, type RefundRoute, refundRoute } from '../queries/refund-route';
import { localReference } from '../rules/local-reference';
import { openBounce } from '../rules/open-bounce';
import type { RefundInput } from '../schema';
import { recordReturnEvent } from './record-return-event';
import { recordSettlement } from './settle-refund';

/**
 * Pays what a return owes: to the original payment, as store credit, or both, as it was quoted. Each payment is an
 * intent row first; a provider that needs the network is called afterwards by the worker.
 * @param input.amount minor units a person decided on instead of what the accepted units come to: damaged units paid
 *   all the same, or less; never above what is left of the quote. Taken from the refund first, then the credit
 * @param input.by_hand the shop has paid it back itself, or will: no provider is asked
 * @param input.reference what its books or bank call such a payment
 * @throws AppError NOT_FOUND, INVALID_STATE, CONFLICT when nothing is owed or the amount is above what is left
 */
export async function refundReturn(
  ctx: Ctx,
  input: { returnId: string } & RefundInput,
): Promise<{ intentIds: string[] }> {
  const { row, lines, intents } = await lockReturn(ctx, input.returnId, 'refund');
  const owed = await owedNow(ctx, { row, lines, intents });
  const parts = shareOut(owed, input.amount ?? null);
  const step = intents.length;
  const insteadOf = openBounce(intents)?.id ?? null;
  const intentIds: string[] = [];
  for (const [index, part] of parts.entries()) {
    const route =
      part.kind === 'credit'
        ? CREDIT
        : part.isClaim
          ? INVOICE
          : input.by_hand
            ? BY_HAND
            : await refundRoute(ctx, row.orderId);
    intentIds.push(
      await openIntent(ctx, {
        row,
        step: step + index + 1,
        insteadOf: part.kind === 'refund' && !part.isClaim ? insteadOf : null,
        paidReference: route.provider === 'manual' ? (input.reference ?? null) : null,
        ...route,
        ...part,
      }),
    );
  }
  await ctx.db
    .update(returns)
    .set({ updatedAt: ctx.now, discountTaken: stillTaken(owed, parts) })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'refund_started',
    note: input.note,
    audience: 'staff',
    data: { amount: parts.reduce((sum, part) => sum + part.amount, 0), currency: row.currency },
  });
  for (const intentId of intentIds) {
    const [intent] = await ctx.db
      .select()
      .from(refundIntents)
      .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.id, intentId)));
    if (!intent) continue;
    const reference = localReference(intent.provider, intent.id);
    if (reference) {
      await recordSettlement(ctx, { intent, reference });
    } else {
      await enqueueJob(ctx, 'settle-refund', { intentId }, { key: `settle-refund:${intentId}` });
    }
  }
  return { intentIds };
}

/** What is kept back of the discount: what a person pays above what is owed is given out of that first. */
function stillTaken({ discountTaken, refund, credit }: Owed, parts: readonly Part[]): number {
  const more = parts.reduce((sum, part) => sum + part.amount, 0) - refund - credit;
  return more > 0 && discountTaken > 0 ? Math.max(0, discountTaken - more) : discountTaken;
}

type Part = { kind: 'refund' | 'credit'; amount: number; bonus: number; isClaim?: boolean };

function shareOut(owed: Owed, wanted: number | null): Part[] {
  const ceiling = owed.ceilingRefund + owed.ceilingCredit;
  if (wanted !== null && wanted > ceiling) {
    throw new AppError('CONFLICT', `At most ${ceiling} can still be refunded for this return.`, { at_most: ceiling });
  }
  const refund = wanted === null ? owed.refund : Math.min(wanted, owed.ceilingRefund);
  const credit = wanted === null ? owed.credit : wanted - refund;
  // What was not paid is not paid out, whatever a person decides on.
  const claim = Math.min(owed.claim, refund);
  const parts: Part[] = [
    { kind: 'refund', amount: claim, bonus: 0, isClaim: true },
    { kind: 'refund', amount: refund - claim, bonus: 0 },
    { kind: 'credit', amount: credit, bonus: Math.min(owed.bonus, credit) },
  ];
  const due = parts.filter((part) => part.amount > 0);
  if (due.length === 0) throw new AppError('CONFLICT', 'Nothing is owed for what has arrived so far.');
  return due;
}

const CREDIT: RefundRoute = { provider: 'store_credit', connectionId: null };
const INVOICE: RefundRoute = { provider: 'invoice', connectionId: null };

async function openIntent(
  ctx: Ctx,
  input: {
    row: typeof returns.$inferSelect;
    step: number;
    insteadOf: string | null;
    paidReference: string | null;
  } & RefundRoute &
    Part,
): Promise<string> {
  const { row, kind, amount } = input;
  // What comes off an invoice is no money of what was paid.
  const given = input.isClaim ? 0 : amount - input.bonus;
  // The order's row is locked; others' refunds that arrived meanwhile count too. The CHECK is the last wall.
  const room = await ctx.db
    .update(orders)
    .set({ refundedByUs: sql`${orders.refundedByUs} + ${given}` })
    .where(
      and(
        eq(orders.shopId, ctx.shopId),
        eq(orders.id, row.orderId),
        sql`${orders.refundedByUs} + ${orders.refundedElsewhere} + ${given} <= ${orders.totalPaid}`,
      ),
    )
    .returning({ id: orders.id });
  if (room.length === 0) {
    throw new AppError(
      'CONFLICT',
      'This would refund more than was paid: someone else has refunded part of the order.',
    );
  }
  const id = newId(ctx.now.getTime());
  await ctx.db.insert(refundIntents).values({
    shopId: ctx.shopId,
    id,
    orderId: row.orderId,
    returnId: row.id,
    step: input.step,
    kind,
    amount,
    bonus: input.bonus,
    currency: row.currency,
    provider: input.provider,
    connectionId: input.connectionId,
    insteadOf: input.insteadOf,
    paidReference: input.paidReference,
    state: 'pending',
    createdAt: ctx.now,
  });
  return id;
}
