import type { Quote } from '../types';

/** The one number a review shows and the submit checks: what changes hands, signed. */
export const quoteTotal = ({ money }: Pick<Quote, 'money'>): number =>
  money.refund_total.amount + money.credit_total.amount - money.due_from_shopper.amount;
