import { least } from '@/lib/money/rules/clamp';
import type { ExplanationCode } from '../constants';
import type { ExplanationRow } from '../types';
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

/**
 * The money of a return in rows, in the order in which it is reckoned: item, discount, tax, what is no longer there to be
 * paid back, gifts that stay, shipping, fees, exchanges, bonus. Amounts are signed and sum to refund + credit − due.
 */
export function explainQuote(
  lines: readonly ExplainedLine[],
  gifts: readonly ExplainedGift[],
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
    const capped = (totals.nets[index] ?? 0n) + voided + ofGifts - worth.net;
    addUnlessZero('payment_cap', `${title}: refunded before`, capped, id);
  }
  let paid = totals.gifts.reduce((sum, one) => sum + one, 0n);
  for (const { line_external_id: id, title, quantity, value } of gifts) {
    const one = least(value, paid);
    paid -= one;
    addUnlessZero('gift_kept', `${quantity} × ${title}, a gift that you keep`, -one, id);
  }
  addUnlessZero('outbound_shipping', 'Delivery to you', totals.outboundShipping);
  addUnlessZero('restocking_fee', 'Restocking fee', -totals.restockingFee);
  addUnlessZero('method_fee', 'Sending it back', -totals.methodFee);
  addUnlessZero('bonus', 'Bonus on your credit', totals.bonus);
  return rows;
}
