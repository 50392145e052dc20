import type { Quote } from '../types';
import type { SendsFirst } from './sends-first';

/** The one number a review shows and the submit checks: what changes hands and what stands for the old item, signed. */
export const quoteTotal = ({ money }: Pick<Quote, 'money'>, sendsFirst: SendsFirst | null = null): number =>
  money.refund_total.amount +
  money.credit_total.amount -
  money.due_from_shopper.amount -
  (sendsFirst?.amount.amount ?? 0);
