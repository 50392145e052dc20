import { AppError, type FieldError } from '@/lib/core/errors';
import type { Money } from '@/lib/core/money';
import type { QuoteInput } from '../types';

/** Sums of many lines stay exact numbers below 2^53. */
const MOST = 1_000_000_000_000_000;

/**
 * Refuses what no quote can be made of: no lines, lines that the order has not, quantities that are no counts, amounts that
 * are no whole minor units of the order's currency.
 *
 * @throws AppError INVALID with a path for each mistake
 */
export function checkQuoteInput(input: QuoteInput): void {
  const { order } = input;
  const errors: FieldError[] = [];
  const add = (path: string, message: string) => errors.push({ path, message });
  const checkMoney = (path: string, money: Money | null | undefined) => {
    if (!money) return;
    if (money.currency !== order.currency) add(path, `This order is in ${order.currency}, not ${money.currency}`);
    if (!Number.isSafeInteger(money.amount) || money.amount < 0) add(path, 'Use whole minor units, 0 or more');
  };
  const checkCount = (path: string, count: number, least: number) => {
    if (!Number.isSafeInteger(count) || count < least) add(path, `Use a whole number, ${least} or more`);
  };

  for (const member of ['shipping_total', 'shipping_tax', 'discount_total', 'total_paid'] as const)
    checkMoney(`order.${member}`, order[member]);
  order.lines.forEach((line, i) => {
    checkCount(`order.lines[${i}].quantity`, line.quantity, 1);
    for (const member of ['unit_price', 'discount_total', 'tax_total', 'value', 'gift_from'] as const)
      checkMoney(`order.lines[${i}].${member}`, line[member]);
    for (const member of ['unit_price', 'value'] as const)
      if ((line[member]?.amount ?? 0) * line.quantity > MOST)
        add(`order.lines[${i}].${member}`, 'Times the quantity is too much');
  });
  const known = new Set(order.lines.map((line) => line.external_id));
  if (known.size !== order.lines.length) add('order.lines', 'Give each line once');
  order.refunds?.forEach((refund, i) => {
    checkMoney(`order.refunds[${i}].amount`, refund.amount);
  });
  checkMoney('refunded_total', input.refunded_total);
  checkMoney('claim_reduced', input.claim_reduced);
  order.charges?.forEach((charge, i) => {
    checkMoney(`order.charges[${i}].amount`, charge.amount);
  });
  checkMoney('outbound_shipping_refunded', input.outbound_shipping_refunded);
  for (const member of ['bonus', 'voided', 'payment_left'] as const)
    checkMoney(`credit_paid.${member}`, input.credit_paid?.[member]);
  if (Number.isNaN(input.now.getTime())) add('now', 'Use a time such as 2026-11-22T12:00:00Z');

  if (input.lines.length === 0) add('lines', 'Name at least one line');
  const checkLine = (path: string, line: { line_external_id: string; quantity: number }, least: number) => {
    if (!known.has(line.line_external_id))
      add(`${path}.line_external_id`, `The order has no line "${line.line_external_id}"`);
    checkCount(`${path}.quantity`, line.quantity, least);
  };
  input.lines.forEach((line, i) => {
    checkLine(`lines[${i}]`, line, 1);
  });
  input.returned?.forEach((line, i) => {
    checkLine(`returned[${i}]`, line, 0);
  });

  if (errors.length === 0) return;
  const text = errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new AppError('INVALID', `The return cannot be quoted. ${text}`, { errors });
}
