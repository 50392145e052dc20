/**
 * What units from+1…to of a line are worth: ⌊T·to/q⌋ − ⌊T·from/q⌋. Slices that together cover a line sum to its total,
 * whatever their order and size; none is negative and no single unit is worth more than ⌈T/q⌉.
 *
 * @param total the whole line in minor units, 0 or more
 * @param quantity units in the line, 1 or more
 */
export function sliceUnits(total: bigint, quantity: number, from: number, to: number): bigint {
  const q = BigInt(quantity);
  return (total * BigInt(to)) / q - (total * BigInt(from)) / q;
}
