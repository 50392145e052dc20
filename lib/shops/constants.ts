/** How long a new key opens the API, in days; null: until it is revoked. */
export const KEY_LIFETIMES = [30, 90, 365] as const;

/** How long the sign-in link of an invitation works. Later a member asks for a fresh one at the sign-in page. */
export const INVITATION_HOURS = 24;

/** Shops that one person may own: more is a script. */
export const MOST_SHOPS = 50;
