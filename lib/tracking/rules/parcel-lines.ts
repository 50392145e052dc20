import { AppError, type FieldError } from '@/lib/core/errors';

type Written = {
  direction: 'outbound' | 'return';
  lines?: { line_external_id: string; quantity: number; serials?: string[] | null }[] | null;
};
type Open = { lineId: string; externalId: string; open: number; requiresShipping: boolean };

/**
 * What a parcel holds: the lines as written, or, where an outbound one names none, every unit that is in no other
 * parcel. Throws INVALID, naming each line that is not the order's or has fewer units left.
 */
export function parcelLines(
  written: Written,
  order: readonly Open[],
): { lineId: string; quantity: number; serials?: string[] }[] {
  if (!written.lines) {
    if (written.direction === 'return') return [];
    return order
      .filter((line) => line.requiresShipping && line.open > 0)
      .map((line) => ({ lineId: line.lineId, quantity: line.open }));
  }
  const errors: FieldError[] = [];
  const lines = written.lines.flatMap(({ line_external_id, quantity, serials }, index) => {
    const line = order.find((candidate) => candidate.externalId === line_external_id);
    if (!line) errors.push({ path: `lines[${index}].line_external_id`, message: 'Names no line of the order' });
    else if (quantity > line.open)
      errors.push({ path: `lines[${index}].quantity`, message: `Only ${Math.max(0, line.open)} left to send` });
    if ((serials?.length ?? 0) > quantity)
      errors.push({ path: `lines[${index}].serials`, message: 'More than units travel' });
    return line ? [{ lineId: line.lineId, quantity, ...(serials && { serials }) }] : [];
  });
  if (errors.length > 0) throw new AppError('INVALID', 'The lines do not fit the order.', { errors });
  return lines;
}
