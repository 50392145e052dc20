/** A serial number as it is compared: upper case, letters and digits only, however it was typed. */
export const serialKey = (serial: string): string =>
  serial
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Which of the serial numbers found in a box speak against it: those that were not sold with the order, where it is known
 * which were, and those that have come back before or lie in the box twice.
 */
export function judgeSerials(
  found: readonly string[],
  known: { sold: readonly string[]; returned: readonly string[] },
): { serial_unknown: string[]; serial_returned: string[] } {
  const sold = new Set(known.sold.map(serialKey).filter(Boolean));
  const seen = new Set(known.returned.map(serialKey));
  const wrong = { serial_unknown: [] as string[], serial_returned: [] as string[] };
  for (const serial of found.map(serialKey).filter(Boolean)) {
    if (seen.has(serial)) wrong.serial_returned.push(serial);
    else if (sold.size > 0 && !sold.has(serial)) wrong.serial_unknown.push(serial);
    seen.add(serial);
  }
  return wrong;
}
