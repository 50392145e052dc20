import type { Money } from '@/lib/core/money';

/** What of an order was paid with store credit. */
export type CreditPaid = {
  /** The bonus within it, which nobody gets back: goods that come back take it with them, before anything else. */
  bonus: Money;
  /** Of the bonus: what is void already. */
  voided: Money;
  /** What the payment beside the credit can still take back; anything above comes back as credit, and bears no bonus. */
  payment_left: Money;
};
