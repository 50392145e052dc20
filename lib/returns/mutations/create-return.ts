import { and, eq, sql } from 'drizzle-orm';
import { orderLines } from '@/db/schema/orders';
import { returnLines, returns } from '@/db/schema/returns';
import { type Given, insertRow, statement } from '@/db/statement';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import { returnToken } from '@/lib/access/return-link';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { actorKey, together } from '@/lib/core/unit-of-work';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';
import { syncPayment } from '@/lib/payments/mutations/sync-payment';
import { RETURN_GRANT_DAYS, type ReturnKind } from '../constants';
import { loadQuoteFacts, type OrderRef, type QuoteFacts } from '../queries/load-quote-facts';
import { expiryMoment } from '../rules/expiry-moment';
import { quoteReturn } from '../rules/quote';
import { returnNumber } from '../rules/return-number';
import { sendBackBy } from '../rules/send-back-by';
import type { MethodDetails, Quote, QuoteLineInput } from '../types';
import { orderLabel } from './order-label';
import { recordReturnEvent } from './record-return-event';
import { releaseExchange } from './release-exchange';
import { reserveStock } from './reserve-stock';

export type NewReturn = OrderRef & {
  lines: (QuoteLineInput & {
    comment?: string | null;
    answers?: Record<string, string>;
    photo_ids?: string[];
  })[];
  method?: string | null;
  kind?: ReturnKind;
  locale?: string | null;
  details?: MethodDetails;
  parcelOf?: string | null;
  recipientEmail?: string | null;
  /** The new item is to leave before the old one is back, as it was quoted. */
  sendsFirst?: boolean;
  /** Of a withdrawal: what was declared, word for word, for the acknowledgement. */
  declaration?: string;
  /** What a quote reads of the order, where this unit of work has loaded it under lock already. */
  facts?: QuoteFacts;
};

/**
 * Opens a return: quotes it under lock, claims the units, reserves what is exchanged, and says so to the shopper.
 * An eligible return starts `approved` where the policy approves by itself; one to be looked at starts `requested`.
 * @throws AppError NOT_FOUND; INELIGIBLE with the quote; CONFLICT when a unit or the exchange's stock has just gone, or
 *   (`sends_first`) the new item is not to leave first
 */
export async function createReturn(
  ctx: Ctx,
  input: NewReturn,
): Promise<{ returnId: string; number: string; status: 'requested' | 'approved'; quote: Quote; token: string }> {
  const { db, shopId, now } = ctx;
  const facts =
    input.facts ??
    (await loadQuoteFacts(ctx, {
      ...input,
      lock: true,
      variants: input.lines.map((line) => line.exchange_variant_external_id).filter((id) => typeof id === 'string'),
    }));
  // A report's reasons are what can go wrong with a parcel, not the policy's.
  if (input.kind !== 'report') assertKnownReasons(input, facts.policy.reasons);
  const quote = quoteReturn({
    ...facts,
    lines: input.lines,
    kind: input.kind,
    method: input.method,
    shares_parcel: Boolean(input.parcelOf),
    now,
  });
  if (quote.verdict === 'ineligible') throw new AppError('INELIGIBLE', 'This cannot be returned as asked.', { quote });

  const returnId = newId(now.getTime());
  const number = returnNumber(crypto.getRandomValues(new Uint8Array(8)));
  const status = quote.verdict === 'eligible' && quote.approves ? 'approved' : 'requested';
  const locale = input.locale ?? facts.orderRow.locale ?? 'en';
  const travels = quote.lines.some((line) => !line.keep_item);
  const expires = travels ? sendBackBy(facts.policy, input.kind ?? 'return', now) : null;
  const first = input.sendsFirst ? quote.sends_first : null;
  if (input.sendsFirst && !first)
    throw new AppError('CONFLICT', 'The new item cannot leave first.', { reason: 'sends_first' });
  const opened = insertRow(db, returns, {
    shopId,
    id: returnId,
    number,
    orderId: facts.orderRow.id,
    kind: input.kind ?? 'return',
    status,
    method: input.method ?? null,
    methodDetails: input.details ?? {},
    parcelOf: input.parcelOf ?? null,
    recipientEmail: input.recipientEmail ?? null,
    locale,
    policyVersion: facts.orderRow.policyVersion,
    quote,
    currency: facts.orderRow.currency,
    quotedRefund: quote.money.refund_total.amount,
    quotedCredit: quote.money.credit_total.amount,
    dueFromShopper: quote.money.due_from_shopper.amount,
    sendsFirst: first !== null,
    securedBy: first?.secured_by ?? null,
    security: first?.amount.amount ?? 0,
    expiresAt: expires,
    createdBy: actorKey(ctx.actor),
    createdAt: now,
    updatedAt: now,
  });
  const token = returnToken(shopId, returnId);
  const orderId = facts.orderRow.id;
  // One round trip, in this order: what hangs on the return is written after it.
  await together([
    opened,
    ...writeLines(ctx, { returnId, facts, quote, wanted: input.lines }),
    issueGrant(ctx, {
      token,
      purpose: 'return',
      scope: input.recipientEmail ? 'gift' : 'full',
      orderId,
      returnId,
      origin: 'mail',
      expiresAt: new Date(now.getTime() + RETURN_GRANT_DAYS * 86_400_000),
    }),
    recordReturnEvent(ctx, {
      returnId,
      type: 'requested',
      data: { verdict: quote.verdict },
      of: { orderId, createdAt: now },
    }),
    // Whoever reported something is told of the report.
    input.kind !== 'report' &&
      enqueueNotification(ctx, {
        event: 'return.confirmed',
        orderId,
        returnId,
        to: {
          recipient: input.recipientEmail ?? facts.orderRow.customerEmail,
          emailKey: facts.orderRow.emailKey.toString('hex'),
          isErased: facts.orderRow.erasedAt !== null,
          locale: facts.orderRow.locale,
          shop: facts.locales,
          direction: null,
        },
        ...(input.declaration ? { data: { declaration: input.declaration } } : {}),
      }),
    expires &&
      enqueueJob(
        ctx,
        'expire-return',
        { returnId },
        { key: `expire-return:${returnId}`, runAt: expiryMoment(expires, now) },
      ),
  ]);
  if (status === 'approved') {
    await recordReturnEvent(ctx, { returnId, type: 'approved', data: { by: 'policy' } });
    await orderLabel(ctx, { returnId });
    if (quote.money.due_from_shopper.amount > 0 || first?.secured_by === 'deposit')
      await syncPayment(ctx, { returnId });
    const isSwap = quote.lines.some(({ resolution }) => resolution === 'exchange' || resolution === 'replace');
    if (isSwap && (first || !travels)) await releaseExchange(ctx, { returnId });
  }
  return { returnId, number, status, quote, token };
}

/** A reason is one of the policy's: what it means for fees and photos hangs on it. */
function assertKnownReasons(input: NewReturn, reasons: readonly { code: string }[]) {
  const errors = input.lines.flatMap(({ reason }, index) =>
    reason && !reasons.some(({ code }) => code === reason)
      ? [{ path: `lines[${index}].reason`, message: `The policy knows no reason "${reason}".` }]
      : [],
  );
  if (errors.length > 0) throw new AppError('INVALID', 'Unknown reason.', { errors });
}

const claimUnits = statement(
  (db, { shopId, lineId, quantity }: Given<{ shopId: string; lineId: string; quantity: number }>) =>
    db
      .update(orderLines)
      .set({ claimed: sql`${orderLines.claimed} + ${quantity}` })
      .where(and(eq(orderLines.shopId, shopId), eq(orderLines.id, lineId))),
);

/** Claims the units, promises what is exchanged for, and writes the return's lines: parts of one unit of work. */
function writeLines(
  ctx: Ctx,
  input: { returnId: string; facts: QuoteFacts; quote: Quote; wanted: NewReturn['lines'] },
): Promise<unknown>[] {
  const claims: Promise<unknown>[] = [];
  const lines: (typeof returnLines.$inferInsert)[] = [];
  for (const [index, line] of input.quote.lines.entries()) {
    const row = input.facts.lineRows.find((one) => one.externalId === line.line_external_id);
    const wanted = input.wanted[index];
    if (!row || !wanted) throw new AppError('NOT_FOUND', 'No such line.');
    // The rows are locked and the quote has counted; the CHECK on `claimed` is the last wall.
    claims.push(claimUnits(ctx.db, { shopId: ctx.shopId, lineId: row.id, quantity: line.quantity }));
    // What was reported is sent anew as it was ordered, and held back like what is exchanged for.
    const isResent = input.quote.kind === 'report' && line.resolution === 'replace';
    const variantId = isResent ? row.variantExternalId : line.exchange?.variant_external_id;
    const variant = variantId ? input.facts.variantRows.find((one) => one.externalId === variantId) : undefined;
    if (variant)
      claims.push(reserveStock(ctx, { variantId: variant.id, returnId: input.returnId, quantity: line.quantity }));
    for (const slice of line.slices) {
      lines.push({
        shopId: ctx.shopId,
        id: newId(ctx.now.getTime()),
        returnId: input.returnId,
        orderId: row.orderId,
        lineId: row.id,
        position: lines.length,
        quantity: slice.quantity,
        unitOffset: slice.unit_offset,
        reason: wanted.reason ?? null,
        comment: wanted.comment?.trim() || null,
        answers: wanted.answers ?? {},
        photoIds: wanted.photo_ids ?? [],
        resolution: line.resolution,
        keepsItem: line.keep_item || !row.requiresShipping,
        exchangeVariantId: variant?.id ?? null,
        netRefund: slice.net_refund.amount,
      });
    }
  }
  return [...claims, ...lines.map((line) => insertRow(ctx.db, returnLines, line))];
}
