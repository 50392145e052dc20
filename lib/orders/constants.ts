/** How an order was paid, where its payment cannot take money back by itself. None of them: a card, a wallet, a platform's. */
export const PAID_BY = ['cash_on_delivery', 'invoice', 'bank_transfer'] as const;
export type PaidBy = (typeof PAID_BY)[number];

/** What an order may cost beside goods and delivery. */
export const CHARGE_TYPES = ['duty', 'import_tax', 'tip', 'donation', 'fee'] as const;
export type ChargeType = (typeof CHARGE_TYPES)[number];

/** `lost`: the bank gave the shopper the money. */
export const DISPUTE_STATES = ['open', 'won', 'lost'] as const;
export type DisputeState = (typeof DISPUTE_STATES)[number];
