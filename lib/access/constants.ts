/** Failed look-ups of one order before it rests, by whichever contact was tried (trust.md T02). */
export const LOOKUP_ORDER_LIMIT = { points: 15, windowSeconds: 15 * 60 };
/** Look-ups from one network (/24, /56). A failure costs more than a success. */
export const LOOKUP_NETWORK_LIMIT = { points: 90, windowSeconds: 60 * 60 };
/** What a failed try costs by the factor that was tried: a postcode is guessed soonest. */
export const LOOKUP_COST = { email: 3, phone: 3, postcode: 9 } as const;
/** How long a grant from a look-up lives. The link in our mails is another one (order-link.ts). */
export const LOOKUP_GRANT_HOURS = 24 * 7;
export const MAIL_GRANT_DAYS = 180;

/** How long a link for somebody else may open, and how many of an order may be open at once. */
export const SHARE_DAYS = [7, 30, 90] as const;
export const OPEN_SHARES = 10;

/** How long it is kept who looked at an order: as long as the link in our mails opens. */
export const VIEWS_KEPT_DAYS = MAIL_GRANT_DAYS;
