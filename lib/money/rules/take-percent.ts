/** Percentages are exact to this many parts of one per cent; 7.5 is 75 000. */
const PARTS = 10_000;

const scaled = (percent: number) => BigInt(Math.round(percent * PARTS));
const WHOLE = 100n * BigInt(PARTS);

/** A share of an amount in minor units (0 or more), rounded half up: 10 % of 5 is 1. */
export const percentHalfUp = (amount: bigint, percent: number): bigint =>
  (2n * amount * scaled(percent) + WHOLE) / (2n * WHOLE);

/** A share of an amount in minor units (0 or more), rounded down: 10 % of 19 is 1. */
export const percentDown = (amount: bigint, percent: number): bigint => (amount * scaled(percent)) / WHOLE;
