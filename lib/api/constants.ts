/** Requests of one key, and of one network with whatever keys. Far above an honest program on one machine. */
export const KEY_LIMIT = { points: 3_000, windowSeconds: 10 };
export const NETWORK_LIMIT = { points: 6_000, windowSeconds: 10 };
/** Requests of one network that show no valid key. */
export const STRANGER_LIMIT = { points: 600, windowSeconds: 60 };
/** Points a process takes from a shared counter at once. */
export const HANDFUL = 50;

export const LARGEST_BODY = 1_048_576;
/** Up to here a provider's message that is larger is kept, though refused, so that a person can have it applied. */
export const LARGEST_KEPT = 8 * LARGEST_BODY;
export const API_BASE = '/api/v1';
