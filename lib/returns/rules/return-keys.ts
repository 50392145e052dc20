import type { ReturnPageFacts } from './build-return-page';

/** What has arrived is looked at for the sake of money, of credit, or of what sets off for it. */
export function detailKey({ status, payment, first, quote: { money } }: ReturnPageFacts): string {
  if (status !== 'received') return status;
  if (first?.releasedAt) return 'receivedFirst';
  if (payment) return 'receivedPay';
  if (money.refund_total.amount > 0) return 'received';
  return money.credit_total.amount > 0 ? 'receivedCredit' : 'receivedExchange';
}

/** Which sentence a return is headed with. */
export function headlineKey(facts: ReturnPageFacts, travels: boolean): string {
  if (facts.status === 'approved' && !travels) return 'approvedKeep';
  if (facts.status !== 'completed') return facts.status;
  if (facts.paid.refund > 0 && !isOffInvoice(facts)) return 'completedRefund';
  return facts.paid.credit > 0 ? 'completedCredit' : 'completed';
}

/** All of the refund came off an invoice that was not paid. */
export const isOffInvoice = ({ quote: { money } }: Pick<ReturnPageFacts, 'quote'>): boolean =>
  money.refund_total.amount > 0 && money.claim_reduction?.amount === money.refund_total.amount;

/** The payment that a refund would go back to is with the shopper's bank: nothing is promised until it has decided. */
export const isWithBank = ({ isDisputed, status, quote: { money } }: ReturnPageFacts): boolean =>
  Boolean(isDisputed) && status !== 'completed' && money.refund_total.amount > 0;

/** The old item was here before the new one set off: nothing stood for it any more. */
export function cameFirst({ first, events }: ReturnPageFacts): boolean {
  const received = events.find(({ type }) => type === 'received')?.at;
  return Boolean(received && first?.releasedAt && Date.parse(received) <= Date.parse(first.releasedAt));
}
