import { and, desc, eq } from 'drizzle-orm';
import { returnDrafts, returns } from '@/db/schema/returns';
import { returnToken } from '@/lib/access/return-link';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import type { PolicyReason } from '@/lib/policies/schema';
import { isOpenParcel } from '../queries/find-open-parcel';
import { findReturnSettings } from '../queries/find-return-settings';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { isRecipient } from '../rules/is-recipient';
import { lineKey } from '../rules/line-key';
import { pickupDays } from '../rules/pickup-days';
import { quoteReturn } from '../rules/quote';
import { quoteTotal } from '../rules/quote-total';
import { shippingZone } from '../rules/shipping-zone';
import { isComplete, stepFactsOf } from '../rules/steps';
import type { ReturnDraft } from '../types';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';

/**
 * Turns the order's newest draft into a return, once: pressing twice, or in two tabs, answers with the same return.
 * @param input.total what the review showed; when it would come out otherwise now, nothing is done
 * A draft that takes the place of an earlier return cancels that one in the same breath.
 * @throws AppError NOT_FOUND; CONFLICT with reason `stale`, `missing` (a step was skipped), `recipient` (a gift without an
 *   address for its credit), `gone` (what it replaces has moved on), `parcel` (the one it
 *   was to share is under way), `changed` or `exchange_out_of_stock`; INELIGIBLE
 */
export async function submitDraft(
  ctx: Ctx,
  input: { orderId: string; seen: number; total: number; locale: string; recipientEmail?: string | null },
): Promise<{ returnId: string; token: string }> {
  if (ctx.actor.type === 'shopper' && ctx.actor.orderId !== input.orderId) throw notFound('order');
  const forRecipient = isRecipient(ctx.actor);
  const [row] = await ctx.db
    .select()
    .from(returnDrafts)
    .where(
      and(
        eq(returnDrafts.shopId, ctx.shopId),
        eq(returnDrafts.orderId, input.orderId),
        eq(returnDrafts.forRecipient, forRecipient),
      ),
    )
    .orderBy(desc(returnDrafts.createdAt))
    .limit(1)
    .for('update');
  if (!row) throw notFound('draft');
  if (row.returnId) {
    const [made] = await ctx.db
      .select({ id: returns.id })
      .from(returns)
      .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.returnId)));
    if (!made) throw notFound('return');
    return { returnId: made.id, token: returnToken(ctx.shopId, made.id) };
  }
  if (row.version !== input.seen) throw conflict('stale');

  const draft = row.document as ReturnDraft;
  const recipientEmail = forRecipient ? (input.recipientEmail ?? '').trim().toLowerCase() : null;
  if (recipientEmail !== null && !EMAIL.test(recipientEmail)) throw conflict('recipient');
  if (draft.parcel_of && !(await isOpenParcel(ctx, { returnId: draft.parcel_of, orderId: input.orderId })))
    throw conflict('parcel');
  if (draft.replaces) await cancelReplaced(ctx, draft.replaces, input.orderId);
  const facts = await loadQuoteFacts(ctx, {
    orderId: input.orderId,
    lock: true,
    variantIds: draft.lines.flatMap((line) => line.exchange_variant_id ?? []),
  });
  const known = draft.lines.filter((line) => facts.lineRows.some((one) => one.id === line.line_id));
  const lines = draftLines(known, facts);
  const quote = quoteReturn({
    ...facts,
    lines,
    kind: draft.kind,
    method: draft.method,
    shares_parcel: Boolean(draft.parcel_of),
    now: ctx.now,
  });
  // Money goes back to whoever paid it; who was given the goods has credit, another thing or the same again.
  if (forRecipient && quote.lines.some((line) => line.resolution === 'refund' || line.resolution === 'keep'))
    throw conflict('missing');
  const settings = await findReturnSettings(ctx);
  const steps = stepFactsOf(quote, facts.policy.reasons, known.map(lineKey), offeredDays(ctx, facts, settings));
  // The review can be posted without its page: a photo that a rule demands is demanded here.
  if (quote.verdict !== 'ineligible' && !isComplete({ ...draft, lines: known }, steps)) throw conflict('missing');
  // Who was given the goods is not asked to vouch for them: that would tell what they cost.
  const sendsFirst = draft.sends_first && !forRecipient ? quote.sends_first : null;
  if (quoteTotal(quote, sendsFirst) !== input.total) throw conflict('changed');
  const made = await createReturn(ctx, {
    orderId: input.orderId,
    kind: draft.kind,
    method: draft.method,
    details: draft.details,
    parcelOf: draft.parcel_of,
    sendsFirst: sendsFirst !== null,
    recipientEmail,
    locale: input.locale,
    lines,
    facts,
  });
  await ctx.db
    .update(returnDrafts)
    .set({ returnId: made.returnId, updatedAt: ctx.now })
    .where(and(eq(returnDrafts.shopId, ctx.shopId), eq(returnDrafts.id, row.id)));
  return { returnId: made.returnId, token: made.token };
}

const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

const conflict = (reason: string) => new AppError('CONFLICT', `The draft cannot be sent: ${reason}.`, { reason });

async function cancelReplaced(ctx: Ctx, returnId: string, orderId: string) {
  const [old] = await ctx.db
    .select({ status: returns.status })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId), eq(returns.orderId, orderId)));
  if (!old) throw conflict('gone');
  if (['cancelled', 'expired', 'rejected'].includes(old.status)) return;
  await cancelReturn(ctx, { returnId }).catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'INVALID_STATE' ? conflict('gone') : error;
  });
}

function offeredDays(
  ctx: Ctx,
  facts: Awaited<ReturnType<typeof loadQuoteFacts>>,
  settings: Awaited<ReturnType<typeof findReturnSettings>>,
) {
  const { shipping_address } = facts.order;
  const timeZone = shippingZone(shipping_address) ?? facts.shop?.time_zone ?? 'UTC';
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ctx.now);
  return pickupDays(today, shipping_address?.country ?? null, settings.pickup?.days_ahead);
}

/** A draft's lines as a quote asks for them. */
function draftLines(
  lines: ReturnDraft['lines'],
  facts: Pick<Awaited<ReturnType<typeof loadQuoteFacts>>, 'lineRows' | 'variantRows' | 'policy'>,
) {
  return lines.flatMap((line) => {
    const row = facts.lineRows.find((one) => one.id === line.line_id);
    if (!row) return [];
    const variant = facts.variantRows.find((one) => one.id === line.exchange_variant_id);
    return [
      {
        line_external_id: row.externalId,
        quantity: line.quantity,
        reason: line.reason,
        resolution: line.resolution,
        exchange_variant_external_id: variant?.externalId ?? null,
        comment: line.comment,
        answers: knownAnswers(line, facts.policy.reasons),
        photo_ids: line.photo_ids ?? [],
      },
    ];
  });
}

/** Answers to questions that the policy asks for this reason; the rest was nobody's question. */
function knownAnswers(line: ReturnDraft['lines'][number], reasons: readonly PolicyReason[]): Record<string, string> {
  const asked = reasons.find((reason) => reason.code === line.reason)?.follow_ups ?? [];
  return Object.fromEntries(
    asked.flatMap(({ code }) => (line.answers?.[code] ? [[code, line.answers[code]] as const] : [])),
  );
}
