import { least } from '@/lib/money/rules/clamp';
import type { ChargeType } from '@/lib/orders/constants';
import type { ExplanationCode } from '../constants';
import type { ExplanationRow } from '../types';
import type { ChargeBack } from './charges-back';
import type { SliceWorth } from './order-worth';
import type { MoneyLine, MoneyTotals } from './quote-money';

/** A line that the return takes, as the explanation names it. */
export type ExplainedLine = {
  line_external_id: string;
  title: string;
  quantity: number;
  worth: SliceWorth;
  stream: MoneyLine['stream'];
  /** What an exchange is for, where known. */
  variantTitle: string | null;
};

/** A gift that stays with the shopper and is paid for, as the explanation names it. */
export type ExplainedGift = Pick<ExplainedLine, 'line_external_id' | 'title' | 'quantity'> & { value: bigint };

const CHARGE_NAMES: Record<ChargeType, string> = {
  duty: 'Customs duty',
  import_tax: 'Import tax',
  tip: 'Tip',
  donation: 'Donation',
  fee: 'Fee',
};

/**
 * The money of a return in rows, in the order in which it is reckoned: item, discount, tax, what is no longer there to be
 * paid back, gifts that stay, shipping, charges, fees, exchanges, bonus. Amounts are signed and sum to refund + credit − due.
 */
export function explainQuote(
  lines: readonly ExplainedLine[],
  gifts: readonly ExplainedGift[],
  charges: readonly ChargeBack[],
  totals: MoneyTotals,
  currency: string,
): ExplanationRow[] {
  const rows: ExplanationRow[] = [];
  const add = (code: ExplanationCode, text: string, amount: bigint, line?: string) =>
    rows.push({
      code,
      text,
      amount: { amount: Number(amount), currency },
      ...(line === undefined ? {} : { line_external_id: line }),
    });
  const addUnlessZero = (...row: Parameters<typeof add>) => {
    if (row[2] !== 0n) add(...row);
  };

  for (const [index, line] of lines.entries()) {
    const { line_external_id: id, title, quantity, worth, stream, variantTitle } = line;
    const name = `${quantity} × ${title}`;
    if (stream === 'replace') {
      add('replacement', `${name}, sent again`, 0n, id);
      continue;
    }
    if (stream === 'exchange') {
      const text = variantTitle ? `${name}, exchanged for ${variantTitle}` : `${name}, exchanged`;
      add('exchange', text, -(totals.differences[index] ?? 0n), id);
      continue;
    }
    const addedTax = worth.net - worth.gross + worth.discount;
    add('item', name, worth.gross, id);
    addUnlessZero('discount', `Discount on ${title}`, -worth.discount, id);
    addUnlessZero('tax', `Tax on ${title}`, addedTax, id);
    const voided = totals.voids[index] ?? 0n;
    addUnlessZero('bonus_void', `${title}: paid with bonus credit`, -voided, id);
    const ofGifts = totals.gifts[index] ?? 0n;
    const ofDiscount = totals.discounts[index] ?? 0n;
    const capped = (totals.nets[index] ?? 0n) + voided + ofGifts + ofDiscount - worth.net;
    addUnlessZero('payment_cap', `${title}: refunded before`, capped, id);
  }
  let paid = totals.gifts.reduce((sum, one) => sum + one, 0n);
  for (const { line_external_id: id, title, quantity, value } of gifts) {
    const one = least(value, paid);
    paid -= one;
    addUnlessZero('gift_kept', `${quantity} × ${title}, a gift that you keep`, -one, id);
  }
  const taken = totals.discounts.reduce((sum, one) => sum + one, 0n);
  if (taken > 0n) add('discount_lost', 'Discount that what you keep does not earn', -taken);
  if (taken < 0n) add('discount_back', 'Discount that was taken off before', -taken);
  addUnlessZero('outbound_shipping', 'Delivery to you', totals.outboundShipping);
  let left = totals.charges;
  for (const { type, title, back, isKept } of charges) {
    const amount = least(back, left);
    left -= amount;
    const name = title ?? CHARGE_NAMES[type];
    if (isKept) add('charge_kept', `${name}: not paid back`, 0n);
    else if (amount > 0n) add('charge', name, amount);
    else continue;
    Object.assign(rows.at(-1) ?? {}, { charge: { type, title } });
  }
  addUnlessZero('restocking_fee', 'Restocking fee', -totals.restockingFee);
  addUnlessZero('method_fee', 'Sending it back', -totals.methodFee);
  addUnlessZero('bonus', 'Bonus on your credit', totals.bonus);
  return rows;
}
