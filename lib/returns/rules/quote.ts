import type { Money } from '@/lib/core/money';
import { least, most } from '@/lib/money/rules/clamp';
import type { Verdict } from '../constants';
import type { Quote, QuoteInput, QuoteTrace } from '../types';
import { type ChargeBack, chargesBack } from './charges-back';
import { checkQuoteInput } from './check-quote-input';
import { clawBack } from './claw-back';
import { type DrawnReturn, drawLines } from './draw-lines';
import { explainQuote } from './explain-quote';
import { type Frame, type JudgedLine, judgeLine } from './judge-line';
import { keptGifts, type LostGift } from './kept-gifts';
import { openClaim } from './open-claim';
import { quoteLine } from './quote-line';
import { addUpReturn, type MoneyLine, type MoneyTotals } from './quote-money';
import { bonusTerm, methodFee, outboundShipping, restockingTerm, waivesFees } from './quote-terms';
import { sendsFirst } from './sends-first';
import { shippingZone } from './shipping-zone';
import { outboundShipments } from './unit-book';

/**
 * What a return of these lines would be: a verdict for each with its reasons, and the money, exact and explained. Preview,
 * approval, API and command line all ask here.
 *
 * Ineligible lines bear no money; the worst line's verdict is the whole return's.
 *
 * @throws AppError INVALID where a line is not on the order, a quantity is no count, or an amount is in another currency
 */
export function quoteReturn(input: QuoteInput): Quote {
  const { frame, judged } = judgeReturn(input);
  const { order, policy } = input;
  const kind = input.kind ?? 'return';
  const taken = judged.filter(({ assessment }) => assessment.verdict !== 'ineligible');
  const notes: QuoteTrace[] = [];
  const gifts = giftsLost(frame, taken, notes);
  const charges = chargesBack(
    input,
    policy,
    frame.drawn.worths,
    taken
      .filter((line) => isMoney(streamOf(line)))
      .map(({ line, runs }) => ({ place: order.lines.indexOf(line), runs })),
  );
  const totals = addUp(frame, taken, { gifts, discount: discountLost(frame, taken, notes) }, charges, notes);
  const lostDiscount = totals.discounts.reduce((sum, one) => sum + one, 0n);
  const claim = least(totals.refundTotal, openClaim(input, frame.drawn.totals.orderTotal));
  const money = (amount: bigint): Money => ({ amount: Number(amount), currency: order.currency });

  return {
    verdict: worstVerdict(judged.map(({ assessment }) => assessment.verdict)),
    kind,
    lines: judged.map((line) => quoteLine(line, taken.indexOf(line), totals, money)),
    money: {
      items: money(totals.items),
      outbound_shipping: money(totals.outboundShipping),
      restocking_fee: money(totals.restockingFee),
      method_fee: money(totals.methodFee),
      bonus: money(totals.bonus),
      exchange_difference: money(totals.exchangeDifference),
      refund_total: money(totals.refundTotal),
      credit_total: money(totals.creditTotal),
      due_from_shopper: money(totals.dueFromShopper),
      ...(lostDiscount !== 0n && { discount_taken_back: money(lostDiscount) }),
      ...(totals.charges > 0n && { charges: money(totals.charges) }),
      ...(claim > 0n && { claim_reduction: money(claim) }),
      explanation: explainQuote(
        taken.map(explained),
        gifts.map(({ line, quantity, value }) => ({
          line_external_id: line.external_id,
          title: line.title ?? line.external_id,
          quantity,
          value,
        })),
        charges,
        totals,
        order.currency,
      ),
    },
    approves: kind !== 'return' || policy.auto_approve,
    sends_first: sendsFirst(policy, kind, judged, order.currency),
    gifts: gifts.map(({ line, quantity, value, remaining, givenFrom }) => ({
      line_external_id: line.external_id,
      quantity,
      value: money(value),
      remaining: money(remaining),
      given_from: money(givenFrom),
    })),
    methods: offeredMethods(frame, taken).map((method) => ({
      code: method.code,
      type: method.type,
      fee: money(methodFee(method, kind, bearingRules(frame, taken), frame.currencies, () => {})),
    })),
    trace: [...judged.flatMap(({ trace }) => trace), ...notes],
  };
}

/**
 * The lines of a return judged and no money counted: what may come back, and until when.
 *
 * @throws AppError INVALID as `quoteReturn`
 */
export function judgeReturn(input: QuoteInput): { frame: Frame; judged: JudgedLine[] } {
  checkQuoteInput(input);
  const { order, policy } = input;
  const shipments = outboundShipments(input);
  const drawn = drawLines(input, shipments);
  const frame: Frame = {
    input,
    shipments,
    drawn,
    zone: shippingZone(order.shipping_address) ?? policy.time_zone ?? input.shop?.time_zone ?? 'UTC',
    currencies: { order: order.currency, own: policy.currency ?? input.shop?.currency ?? order.currency },
    exchanged: new Map(),
  };
  return { frame, judged: drawn.lines.map((line) => judgeLine(frame, line)) };
}

function worstVerdict(verdicts: Verdict[]): Verdict {
  if (verdicts.includes('ineligible')) return 'ineligible';
  return verdicts.includes('review') ? 'review' : 'eligible';
}

function count(lines: JudgedLine[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { line, wanted } of lines)
    units.set(line.external_id, (units.get(line.external_id) ?? 0) + wanted.quantity);
  return units;
}

/** Of the order's discount what goods that stay no longer earn, minor units; negative: what is given back again. */
function discountLost(frame: Frame, taken: JudgedLine[], notes: QuoteTrace[]): bigint {
  const forMoney = taken.filter((line) => isMoney(streamOf(line)));
  const byWish = count(forMoney.filter((line) => bears(frame, line)));
  const lost = clawBack(frame.input, frame.drawn, frame.currencies, byWish, count(forMoney));
  if (!lost) return 0n;
  const detail = `${lost.remaining} of ${lost.from}, ${lost.amount} ${frame.input.order.currency}`;
  notes.push({
    line_external_id: null,
    source: 'policy',
    rule: null,
    action: 'take_back_discount',
    applied: true,
    detail,
  });
  return lost.amount;
}

/** Gifts that stay although what they came with goes back by the shopper's own wish. */
function giftsLost(frame: Frame, taken: JudgedLine[], notes: QuoteTrace[]): LostGift[] {
  const forMoney = taken.filter((line) => isMoney(streamOf(line)));
  const byWish = forMoney.filter((line) => bears(frame, line));
  const sentBack = forMoney.filter((line) => !line.keepItem);
  const lost = keptGifts(frame.input, frame.drawn, count(byWish), count(sentBack));
  for (const { line, value, remaining, givenFrom } of lost)
    notes.push({
      line_external_id: null,
      source: 'policy',
      rule: null,
      action: 'gift_kept',
      applied: true,
      detail: `${remaining} of ${givenFrom}, ${value} ${frame.input.order.currency}: ${line.title ?? line.external_id}`,
    });
  return lost;
}

function addUp(
  frame: Frame,
  taken: JudgedLine[],
  { gifts, discount }: { gifts: LostGift[]; discount: bigint },
  charges: ChargeBack[],
  notes: QuoteTrace[],
): MoneyTotals {
  const { input, currencies } = frame;
  const { order, policy } = input;
  const kind = input.kind ?? 'return';
  const note = (line: string | null) => (entry: Omit<QuoteTrace, 'line_external_id'>) => {
    notes.push({ line_external_id: line, ...entry });
  };
  const claim = openClaim(input, frame.drawn.totals.orderTotal);
  const lines = taken.map((line): MoneyLine => {
    // What was not paid yet comes off the invoice first: there is nothing to give credit for.
    const stream = claim > 0n && streamOf(line) === 'credit' ? 'refund' : streamOf(line);
    const noteLine = note(line.line.external_id);
    const bearsFees = bears(frame, line);
    if (waivesFees(policy, line.wanted.reason))
      noteLine({ source: 'policy', rule: null, action: 'waive_fees', applied: true, detail: `${line.wanted.reason}` });
    const takesFee = bearsFees && kind === 'return' && !line.keepItem && isMoney(stream);
    return {
      stream,
      net: line.slice.net,
      difference: line.exchange?.difference ?? 0n,
      bearsFees,
      restocking: takesFee ? restockingTerm(policy, line.rules, currencies, noteLine) : null,
      bonus: stream === 'credit' ? bonusTerm(policy, line.rules, currencies, noteLine) : null,
    };
  });

  const paid = order.total_paid ? BigInt(order.total_paid.amount) : frame.drawn.totals.orderTotal;
  const refunds = (order.refunds ?? []).reduce((sum, { amount }) => sum + BigInt(amount.amount), 0n);
  const refundedTotal = BigInt(input.refunded_total?.amount ?? 0);
  const refunded = refundedTotal > refunds ? refundedTotal : refunds;
  const method = policy.methods.find(({ code }) => code === input.method);
  const fee =
    method && !input.shares_parcel ? methodFee(method, kind, bearingRules(frame, taken), currencies, note(null)) : 0n;
  const givesMoney = lines.some(({ stream }) => isMoney(stream));
  const shipping = outboundShipping(input, givesMoney, isFullReturn(frame.drawn, taken));
  const credit = input.credit_paid;
  const bonusPaid = BigInt(credit?.bonus.amount ?? 0);
  const totals = addUpReturn(lines, {
    outboundShipping: shipping,
    charges: charges.reduce((sum, { back }) => sum + back, 0n),
    methodFee: fee,
    cap: paid + claim - refunded - bonusPaid,
    voids: most(0n, bonusPaid - BigInt(credit?.voided.amount ?? 0) - frame.drawn.totals.returnedWorth),
    gifts: gifts.reduce((sum, { value }) => sum + value, 0n),
    discount,
    paymentLeft: credit ? BigInt(credit.payment_left.amount) : null,
  });

  const say = (action: string, wanted: bigint, got: bigint) => {
    if (wanted === got) return;
    const detail =
      action === 'bonus_void' ? `${wanted} was paid with bonus credit` : `${got} of ${wanted}: no more is left`;
    note(null)({ source: 'order', rule: null, action, applied: true, detail });
  };
  say('method_fee_cap', fee, totals.methodFee);
  say('outbound_shipping_cap', shipping, totals.outboundShipping);
  taken.forEach((line, index) => {
    const [net, voided] = [totals.nets[index] ?? 0n, totals.voids[index] ?? 0n];
    say('bonus_void', voided, 0n);
    if (lines[index]?.stream !== 'exchange')
      say('payment_cap', line.slice.net - voided - (totals.gifts[index] ?? 0n) - (totals.discounts[index] ?? 0n), net);
  });
  return totals;
}

function streamOf({ resolution }: JudgedLine): MoneyLine['stream'] {
  if (resolution === 'store_credit') return 'credit';
  return resolution === 'exchange' || resolution === 'replace' ? resolution : 'refund';
}

const isMoney = (stream: MoneyLine['stream']) => stream === 'refund' || stream === 'credit';

const bears = ({ input }: Frame, { wanted, rules }: JudgedLine) =>
  !waivesFees(input.policy, wanted.reason) && !rules.find('waive_fees');

const isSentBack = ({ keepItem, line }: JudgedLine) => !keepItem && line.requires_shipping !== false;

const bearingRules = (frame: Frame, taken: JudgedLine[]) =>
  taken.filter((line) => isSentBack(line) && bears(frame, line)).map(({ rules }) => rules);

/** Everything has come back with this return, and nothing of it is exchanged or replaced. */
const isFullReturn = (drawn: DrawnReturn, taken: JudgedLine[]) =>
  drawn.totals.full && taken.length === drawn.lines.length && taken.every((line) => isMoney(streamOf(line)));

function offeredMethods({ input }: Frame, taken: JudgedLine[]) {
  const sent = taken.filter(isSentBack);
  if (sent.length === 0) return [];
  return input.policy.methods.filter(({ code }) =>
    sent.every(({ assessment }) => assessment.options.methods.includes(code)),
  );
}

const explained = (line: JudgedLine) => ({
  line_external_id: line.line.external_id,
  title: line.line.title ?? line.line.external_id,
  quantity: line.wanted.quantity,
  worth: line.slice,
  stream: streamOf(line),
  variantTitle: line.exchange?.variant?.title ?? null,
});
