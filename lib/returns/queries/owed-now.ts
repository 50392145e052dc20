import type { refundIntents, returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { quoteReturn } from '../rules/quote';
import type { Quote } from '../types';
import { loadQuoteFacts } from './load-quote-facts';

export type Owed = {
  /** Minor units still to be paid back to the payment, and to be given as credit (bonus included). */
  refund: number;
  /** Of `refund`: what comes off an unpaid invoice instead of being paid out. */
  claim: number;
  credit: number;
  bonus: number;
  /** What is kept back of the order's discount where that is paid; negative: given back. */
  discountTaken: number;
  /** The most that may still be refunded or credited when a person decides so, damaged units included. */
  ceilingRefund: number;
  ceilingCredit: number;
};

/**
 * What a return owes for what has arrived: the quote of the accepted units, asked again with the same policy and as of
 * the same moment, less what was paid already, never above what was promised.
 */
export async function owedNow(
  ctx: Ctx,
  input: {
    row: typeof returns.$inferSelect;
    lines: (typeof returnLines.$inferSelect)[];
    intents: (typeof refundIntents.$inferSelect)[];
  },
): Promise<Owed> {
  const { row, lines, intents } = input;
  const paid = (kind: 'refund' | 'credit') =>
    intents
      .filter((intent) => intent.kind === kind && intent.state !== 'failed')
      .reduce((sum, intent) => sum + intent.amount, 0);
  const claimed = intents
    .filter((intent) => intent.provider === 'invoice' && intent.state !== 'failed')
    .reduce((sum, intent) => sum + intent.amount, 0);
  const bonusPaid = intents
    .filter((intent) => intent.state !== 'failed')
    .reduce((sum, intent) => sum + intent.bonus, 0);
  const ceilingRefund = Math.max(0, row.quotedRefund - paid('refund'));
  const ceilingCredit = Math.max(0, row.quotedCredit - paid('credit'));
  const nothing = {
    refund: 0,
    claim: 0,
    credit: 0,
    bonus: 0,
    discountTaken: row.discountTaken,
    ceilingRefund,
    ceilingCredit,
  };
  if (ceilingRefund + ceilingCredit === 0) return nothing;

  const paysAhead = row.payAheadAt !== null;
  if (!lines.some((line) => line.keepsItem || line.received > 0 || paysAhead)) return nothing;
  const facts = await loadQuoteFacts(ctx, { orderId: row.orderId, without: row.id, asPaid: true });
  const terms = { paysAhead, paysDamaged: facts.policy.refund_damaged };
  const due = lines.map((line) => ({ line, units: unitsDue(line, terms) })).filter(({ units }) => units > 0);
  if (due.length === 0) return nothing;

  const externalId = new Map(facts.lineRows.map((line) => [line.id, line.externalId]));
  const variant = new Map(facts.variantRows.map((one) => [one.id, one.externalId]));
  const merged = new Map<string, { units: number; line: (typeof due)[number]['line'] }>();
  for (const { line, units } of due) {
    const key = `${line.lineId} ${line.resolution} ${line.reason}`;
    const first = merged.get(key);
    merged.set(key, { line: first?.line ?? line, units: (first?.units ?? 0) + units });
  }
  const quote = quoteReturn({
    ...facts,
    // What this return paid itself is subtracted below, not here.
    refunded_total: {
      amount: Math.max(
        0,
        facts.orderRow.refundedByUs +
          facts.orderRow.refundedElsewhere -
          (paid('refund') - claimed) -
          paid('credit') +
          bonusPaid,
      ),
      currency: row.currency,
    },
    lines: [...merged.values()].map(({ line, units }) => ({
      line_external_id: externalId.get(line.lineId) ?? '',
      quantity: units,
      // Lines come in the order of their units, so this is the first that the claim holds.
      unit_offset: line.unitOffset,
      reason: line.reason,
      resolution: row.kind === 'withdrawal' ? null : line.resolution,
      exchange_variant_external_id: line.exchangeVariantId ? variant.get(line.exchangeVariantId) : null,
    })),
    kind: row.kind,
    // Where no way was to be paid, none is: its parcel may have fallen away since.
    shares_parcel: row.parcelOf !== null || (row.quote as Quote).money.method_fee.amount === 0,
    method: row.method,
    decided: true,
    // Fewer things came, so more stay: all the same no more is taken back than the shopper was shown.
    discount_agreed: (row.quote as Quote).money.discount_taken_back ?? { amount: 0, currency: row.currency },
    by_itself: !spokeOfGifts(row.quote as Quote, facts, lines),
    now: row.createdAt,
  });
  const { refund_total, credit_total, bonus } = quote.money;
  const promised = (row.quote as Quote).money;
  const credit = Math.max(0, Math.min(credit_total.amount - paid('credit'), ceilingCredit));
  const refund = Math.max(0, Math.min(refund_total.amount - paid('refund'), ceilingRefund));
  return {
    refund,
    claim: Math.max(0, Math.min((quote.money.claim_reduction?.amount ?? 0) - claimed, refund)),
    credit,
    // Prices that rose since raise the bonus no more than the rest of what was promised.
    bonus: Math.max(0, Math.min(Math.min(bonus.amount, promised.bonus.amount) - bonusPaid, credit)),
    // What was to be kept back and need not be after all stays kept where the shopper was promised no more than that.
    discountTaken: (quote.money.discount_taken_back?.amount ?? 0) + Math.max(0, refund_total.amount - row.quotedRefund),
    ceilingRefund,
    ceilingCredit,
  };
}

/** A gift was to be paid for, or is to come with it: what was agreed says what happens where it does not. */
const spokeOfGifts = (
  { money }: Quote,
  { lineRows }: Awaited<ReturnType<typeof loadQuoteFacts>>,
  lines: (typeof returnLines.$inferSelect)[],
): boolean =>
  money.explanation.some(({ code }) => code === 'gift_kept') ||
  lines.some(({ lineId }) => lineRows.find(({ id }) => id === lineId)?.giftFrom != null);

/**
 * Units that are paid for: kept, found to be fine, damaged where the policy pays those too, and where it pays before anyone
 * has looked inside everything not known to be missing or damaged.
 */
function unitsDue(
  line: typeof returnLines.$inferSelect,
  { paysAhead, paysDamaged }: { paysAhead: boolean; paysDamaged: boolean },
): number {
  if (line.keepsItem) return line.quantity;
  const fine = paysAhead ? line.quantity - line.damaged - line.missing : line.accepted;
  return fine + (paysDamaged ? line.damaged : 0);
}
