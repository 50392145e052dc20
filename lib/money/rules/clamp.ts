/** The smallest and the largest of some minor units: Math.min and Math.max do not take bigint. */
export const least = (first: bigint, ...others: bigint[]): bigint =>
  others.reduce((a, b) => {
    if (b < a) return b;
    return a;
  }, first);

export const most = (first: bigint, ...others: bigint[]): bigint =>
  others.reduce((a, b) => {
    if (b > a) return b;
    return a;
  }, first);
