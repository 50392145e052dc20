/**
 * `pending`: named, not proven yet. `verified`: proven, served. `failing`: was proven, the proof is gone; still served
 * for a few days, since records are often lost by accident. `released`: given up or lost.
 */
export const DOMAIN_STATES = ['pending', 'verified', 'failing', 'released'] as const;

/** Served, and certified by whoever terminates TLS. */
export const SERVED_STATES = ['verified', 'failing'] as const;

/** Where the proof lies: `_porchlight.<host>` in TXT, as with ACME's and every mail provider's own. */
export const PROOF_LABEL = '_porchlight';
export const PROOF_PREFIX = 'porchlight-verify=';

/** So long a lost proof is waited for before the name is let go. */
export const FAILING_DAYS = 7;

/** So long nobody else may prove a name that was served for a shop: its old links and bookmarks are still about. */
export const QUARANTINE_DAYS = 30;

/** A pending name that nobody proves is let go, so that it stands in nobody's way. */
export const PENDING_DAYS = 30;

export const MOST_DOMAINS = 10;
