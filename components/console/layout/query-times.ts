/** How long the console believes what it has read, in milliseconds. */
export const STALE = { list: 15_000, detail: 5_000 };
/** How often lists that are being watched ask again. */
export const POLL = { list: 30_000 };
