/** Below this many cases a share says more about chance than about the shop. */
export const ENOUGH = 10;

/** Days looked back on. */
export const SPANS = [28, 90, 365] as const;
export type Span = (typeof SPANS)[number];

/** Weeks drawn side by side. */
export const WEEKS = 13;
