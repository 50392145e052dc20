/** How an entry changes a balance: lots are given (`issue`, `bonus`, `restore`), the others take from a lot. */
export const CREDIT_ENTRY_KINDS = ['issue', 'bonus', 'restore', 'spend', 'expire', 'claw_back'] as const;
export type CreditEntryKind = (typeof CREDIT_ENTRY_KINDS)[number];

/** Two years: store credit does not vanish over one winter. */
export const CREDIT_DAYS = 730;
